import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuDescriptor } from '../ipc/contract';
import { menuTemplate } from './menuTemplate';

/** Shows the page's menus; `onCommand` hears which command was chosen. */
export function showMenus(menus: readonly MenuDescriptor[], onCommand: (commandId: string) => void): void {
  // macOS shows the app's own menu first, whatever the page says.
  const own: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  const template = [...own, ...menuTemplate(menus, onCommand)];
  Menu.setApplicationMenu(template.length === 0 ? null : Menu.buildFromTemplate(template));
}
