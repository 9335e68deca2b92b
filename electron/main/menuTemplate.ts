import type { KeyboardEvent, MenuItemConstructorOptions } from 'electron';
import type { MenuDescriptor, MenuItemDescriptor, UpdateWords } from '../ipc/contract';

/** What the menus do and show that the page does not know. */
export interface MenuSurroundings {
  readonly platform: NodeJS.Platform;
  /** The recent projects, the latest first. */
  readonly recent: readonly { readonly id: string; readonly name: string }[];
  readonly openRecent: (id: string) => void;
  readonly clearRecent: () => void;
  /** Whether updates are looked for; null where the app cannot update itself. */
  readonly looksForUpdates: boolean | null;
  readonly lookForUpdates: (wanted: boolean, words: UpdateWords) => void;
  /** Hears the id of a chosen command, and whether its keys chose it. */
  readonly onCommand: (commandId: string, byKey: boolean) => void;
}

// macOS has these in the menu that bears the app's name.
const IN_APP_MENU = new Set(['about', 'quit']);
const MAX_RECENT = 10;

/** The page's menus in Electron's shape. Each command's id is its item's id. */
export function menuTemplate(
  menus: readonly MenuDescriptor[],
  surroundings: MenuSurroundings,
): MenuItemConstructorOptions[] {
  return menus.map(({ label, items }) => ({
    label,
    submenu: withoutLooseLines(
      items.filter((item) => isShown(item, surroundings)).map((item) => itemOptions(item, surroundings)),
    ),
  }));
}

function isShown(item: MenuItemDescriptor, { platform, looksForUpdates }: MenuSurroundings): boolean {
  if (item.type === 'role') return platform !== 'darwin' || !IN_APP_MENU.has(item.role);
  return item.type !== 'updates' || looksForUpdates !== null;
}

function itemOptions(item: MenuItemDescriptor, surroundings: MenuSurroundings): MenuItemConstructorOptions {
  switch (item.type) {
    case 'separator':
      return { type: 'separator' };
    case 'role':
      return { role: item.role, label: item.label };
    case 'submenu':
      return { label: item.label, submenu: item.items.map((inner) => itemOptions(inner, surroundings)) };
    case 'recent':
      return { id: 'file.recent', label: item.label, submenu: recentItems(item, surroundings) };
    case 'updates':
      return {
        id: 'help.updates',
        label: item.label,
        type: 'checkbox',
        checked: surroundings.looksForUpdates ?? false,
        click: ({ checked }) => surroundings.lookForUpdates(checked, item.words),
      };
    case 'command': {
      const { id, label, accelerator, enabled, checked } = item;
      return {
        id,
        label,
        accelerator,
        enabled,
        ...(checked === undefined ? {} : { type: 'checkbox' as const, checked }),
        click: (_item, _window, event?: KeyboardEvent) =>
          surroundings.onCommand(id, event?.triggeredByAccelerator ?? false),
      };
    }
  }
}

function recentItems(
  { empty, clear }: { readonly empty: string; readonly clear: string },
  { recent, openRecent, clearRecent }: MenuSurroundings,
): MenuItemConstructorOptions[] {
  if (recent.length === 0) return [{ label: empty, enabled: false }];
  return [
    ...recent.slice(0, MAX_RECENT).map(({ id, name }) => ({
      id: `recent.${id}`,
      // An ampersand would underline the next letter.
      label: name.replaceAll('&', '&&'),
      click: () => openRecent(id),
    })),
    { type: 'separator' },
    { id: 'file.clearRecent', label: clear, click: clearRecent },
  ];
}

/** Lines stand between items: none at the ends, and never two. */
function withoutLooseLines(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  const isLine = (item: MenuItemConstructorOptions | undefined): boolean =>
    item === undefined || item.type === 'separator';
  const kept: MenuItemConstructorOptions[] = [];
  for (const item of items) if (!isLine(item) || !isLine(kept.at(-1))) kept.push(item);
  return kept.length > 0 && isLine(kept.at(-1)) ? kept.slice(0, -1) : kept;
}
