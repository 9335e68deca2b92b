import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import type { MenuItemDescriptor } from '../ipc/contract';
import { type MenuSurroundings, menuTemplate } from './menuTemplate';

const words = {
  available: '',
  availableDetail: '',
  download: '',
  ready: '',
  readyDetail: '',
  restart: '',
  later: '',
};

function itemsOf(items: readonly MenuItemDescriptor[], more: Partial<MenuSurroundings> = {}) {
  const surroundings: MenuSurroundings = {
    platform: 'linux',
    recent: [],
    openRecent: () => {},
    clearRecent: () => {},
    looksForUpdates: null,
    lookForUpdates: () => {},
    onCommand: () => {},
    ...more,
  };
  const [menu] = menuTemplate([{ label: 'File', items }], surroundings);
  return menu?.submenu as MenuItemConstructorOptions[];
}

/** Chooses an item as Electron does. */
function click(item: MenuItemConstructorOptions | undefined, triggeredByAccelerator = false, checked = false): void {
  (item?.click as (item: object, window: undefined, event: object) => void)({ checked }, undefined, {
    triggeredByAccelerator,
  });
}

describe('menuTemplate', () => {
  it('keeps order, labels, keys and roles, and answers a click with the command’s id', () => {
    const onCommand = vi.fn();
    const items = itemsOf(
      [
        { type: 'command', id: 'file.save', label: 'Save', accelerator: 'CmdOrCtrl+S', enabled: true },
        { type: 'separator' },
        { type: 'command', id: 'view.dark', label: 'Dark', enabled: false, checked: true },
        { type: 'role', role: 'quit', label: 'Quit' },
      ],
      { onCommand },
    );
    expect(items).toEqual([
      {
        id: 'file.save',
        label: 'Save',
        accelerator: 'CmdOrCtrl+S',
        enabled: true,
        click: expect.any(Function) as unknown,
      },
      { type: 'separator' },
      {
        id: 'view.dark',
        label: 'Dark',
        accelerator: undefined,
        enabled: false,
        type: 'checkbox',
        checked: true,
        click: expect.any(Function) as unknown,
      },
      { role: 'quit', label: 'Quit' },
    ]);
    click(items[0]);
    click(items[0], true);
    // A script's own click tells of no keys.
    (items[0]?.click as () => void)();
    expect(onCommand.mock.calls).toEqual([
      ['file.save', false],
      ['file.save', true],
      ['file.save', false],
    ]);
  });

  it('offers ten recent projects and a way to clear them, or says that there are none', () => {
    const item: MenuItemDescriptor = { type: 'recent', label: 'Open recent', empty: 'None', clear: 'Clear' };
    expect(itemsOf([item])[0]?.submenu).toEqual([{ label: 'None', enabled: false }]);
    const opened: string[] = [];
    const recent = Array.from({ length: 12 }, (_, index) => ({ id: String(index), name: `R&D ${index}` }));
    const clearRecent = vi.fn();
    const [shown] = itemsOf([item], { recent, clearRecent, openRecent: (id) => opened.push(id) });
    const entries = shown?.submenu as MenuItemConstructorOptions[];
    expect(entries.map(({ label, type }) => label ?? type)).toEqual([
      ...Array.from({ length: 10 }, (_, index) => `R&&D ${index}`),
      'separator',
      'Clear',
    ]);
    click(entries[3]);
    click(entries.at(-1));
    expect([opened, clearRecent.mock.calls.length]).toEqual([['3'], 1]);
  });

  it('shows the switch for updates only where there can be some', () => {
    const item: MenuItemDescriptor = { type: 'updates', label: 'Updates', words };
    expect(itemsOf([item])).toEqual([]);
    const lookForUpdates = vi.fn();
    const [shown] = itemsOf([item], { looksForUpdates: false, lookForUpdates });
    expect(shown).toMatchObject({ type: 'checkbox', checked: false });
    click(shown, false, true);
    expect(lookForUpdates).toHaveBeenCalledWith(true, words);
  });

  it('leaves to the menu of the app what macOS shows there, and no loose lines', () => {
    const items: MenuItemDescriptor[] = [
      { type: 'separator' },
      { type: 'command', id: 'file.save', label: 'Save', enabled: true },
      { type: 'separator' },
      { type: 'role', role: 'about', label: 'About' },
      { type: 'separator' },
      { type: 'role', role: 'quit', label: 'Quit' },
    ];
    expect(itemsOf(items, { platform: 'darwin' })).toMatchObject([{ id: 'file.save' }]);
    expect(itemsOf(items).map(({ id, role, type }) => id ?? role ?? type)).toEqual([
      'file.save',
      'separator',
      'about',
      'separator',
      'quit',
    ]);
  });

  it('opens a menu to the side, whose items are commands like others', () => {
    const onCommand = vi.fn();
    const inner = { type: 'command', id: 'file.export.onnx', label: 'ONNX', enabled: true } as const;
    const [item] = itemsOf([{ type: 'submenu', label: 'Export', items: [inner] }], { onCommand });
    expect(item).toMatchObject({ label: 'Export' });
    click((item?.submenu as MenuItemConstructorOptions[])[0]);
    expect(onCommand).toHaveBeenCalledWith('file.export.onnx', false);
  });
});
