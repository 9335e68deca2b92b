import type { MenuItemConstructorOptions } from 'electron';
import type { MenuDescriptor, MenuItemDescriptor } from '../ipc/contract';

/** The page's menus in Electron's shape. Each command's id is its item's id, and is told to `onCommand` when chosen. */
export function menuTemplate(
  menus: readonly MenuDescriptor[],
  onCommand: (commandId: string) => void,
): MenuItemConstructorOptions[] {
  return menus.map(({ label, items }) => ({ label, submenu: items.map((item) => itemOptions(item, onCommand)) }));
}

function itemOptions(item: MenuItemDescriptor, onCommand: (commandId: string) => void): MenuItemConstructorOptions {
  switch (item.type) {
    case 'separator':
      return { type: 'separator' };
    case 'role':
      return { role: item.role, label: item.label };
    case 'command': {
      const { id, label, accelerator, enabled, checked } = item;
      return {
        id,
        label,
        accelerator,
        // The page answers its shortcuts itself, in both editions alike; answered here too, each would count twice.
        registerAccelerator: false,
        enabled,
        ...(checked === undefined ? {} : { type: 'checkbox' as const, checked }),
        click: () => onCommand(id),
      };
    }
  }
}
