import type { BrowserWindow, MenuItemConstructorOptions } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MenuDescriptor } from '../ipc/contract';
import type { Preferences } from './preferences';
import type { RecentFiles } from './recentFiles';
import { RequestedFiles } from './requestedFiles';
import type { Updates } from './updates';

const shown = vi.hoisted(() => ({ template: null as MenuItemConstructorOptions[] | null }));
vi.mock('electron', () => ({
  app: { clearRecentDocuments: vi.fn() },
  Menu: {
    buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
    setApplicationMenu: (template: MenuItemConstructorOptions[] | null) => (shown.template = template),
  },
}));
const tellPage = vi.hoisted(() => vi.fn());
vi.mock('./appWindow', () => ({ tellPage }));

const { AppMenu } = await import('./appMenu');

const words = { available: '', availableDetail: '', download: '', ready: '', readyDetail: '', restart: '', later: '' };
const menus: readonly MenuDescriptor[] = [
  {
    label: 'File',
    items: [
      { type: 'command', id: 'file.save', label: 'Save', enabled: true },
      { type: 'recent', label: 'Recent', empty: 'None', clear: 'Clear' },
      { type: 'role', role: 'quit', label: 'Quit' },
    ],
  },
  { label: 'Help', items: [{ type: 'updates', label: 'Updates', words }] },
];
const page = {} as BrowserWindow;
const platform = process.platform;

function createMenu({ possible = true, lookForUpdates = false } = {}) {
  let hearChange = () => {};
  let list = [{ id: '1', name: 'a.seqloom' }];
  const recent = {
    onChange: (listener: () => void) => (hearChange = listener),
    list: () => list,
    pathOf: (id: string) => `/home/ada/${id}`,
    clear: vi.fn(),
  } as unknown as RecentFiles;
  const requested = new RequestedFiles();
  const look = vi.fn(() => Promise.resolve());
  const change = vi.fn(() => Promise.resolve());
  const preferences = { values: { theme: 'system', lookForUpdates }, change } as unknown as Preferences;
  const menu = new AppMenu({ recent, requested, preferences, updates: { possible, look } as unknown as Updates });
  const changeRecent = (next: typeof list) => {
    list = next;
    hearChange();
  };
  return { menu, requested, look, change, changeRecent };
}

const labels = (items: readonly MenuItemConstructorOptions[] | undefined | null) =>
  (items ?? []).map(({ label, role, type }) => label ?? role ?? type);
const menuOf = (label: string) =>
  shown.template?.find((item) => item.label === label)?.submenu as typeof shown.template;
const click = (item: MenuItemConstructorOptions | undefined, details: object = {}) =>
  (item?.click as (item: object, window: undefined, event: object) => void)(details, undefined, {});

beforeEach(() => {
  shown.template = null;
  tellPage.mockClear();
});

afterEach(() => {
  Object.defineProperty(process, 'platform', { value: platform });
});

describe('the application’s menu', () => {
  it('is empty until the page has sent its own, so that no default of Electron’s reloads the page', () => {
    Object.defineProperty(process, 'platform', { value: 'linux' });
    createMenu().menu.draw();
    expect(shown.template).toBeNull();
  });

  it('tells the page which command was chosen', () => {
    const { menu } = createMenu();
    menu.show(menus, page);
    click(menuOf('File')?.[0]);
    expect(tellPage).toHaveBeenCalledWith(page, 'command', 'file.save', false);
  });

  it('shows a check mark as the page says, although the system turns it over by itself', async () => {
    const { menu } = createMenu();
    const dark = { type: 'command', id: 'view.dark', label: 'Dark', enabled: true, checked: true } as const;
    menu.show([{ label: 'View', items: [dark] }], page);
    const before = menuOf('View')?.[0];
    if (before) before.checked = false;
    click(before);
    await new Promise(setImmediate);
    expect(menuOf('View')?.[0]).toMatchObject({ id: 'view.dark', checked: true });
  });

  it('shows the recent projects as they are now, and asks for the one that is chosen', () => {
    const { menu, requested, changeRecent } = createMenu();
    menu.show(menus, page);
    changeRecent([
      { id: '2', name: 'b.seqloom' },
      { id: '1', name: 'a.seqloom' },
    ]);
    const recent = menuOf('File')?.[1]?.submenu as MenuItemConstructorOptions[];
    expect(labels(recent)).toEqual(['b.seqloom', 'a.seqloom', 'separator', 'Clear']);
    click(recent[0]);
    expect(requested.take()).toBe('/home/ada/2');
    changeRecent([]);
    expect(labels(menuOf('File')?.[1]?.submenu as MenuItemConstructorOptions[])).toEqual(['None']);
  });

  it('looks for updates once at the start where the user has switched it on, and when it is switched on', () => {
    const off = createMenu();
    off.menu.show(menus, page);
    expect(off.look).not.toHaveBeenCalled();
    click(menuOf('Help')?.[0], { checked: true });
    expect([off.change.mock.calls, off.look.mock.calls]).toEqual([[[{ lookForUpdates: true }]], [[words]]]);
    const on = createMenu({ lookForUpdates: true });
    on.menu.show(menus, page);
    on.menu.show(menus, page);
    expect(on.look).toHaveBeenCalledOnce();
  });

  it('says nothing of updates where the app cannot update itself', () => {
    createMenu({ possible: false }).menu.show(menus, page);
    expect(labels(menuOf('Help'))).toEqual([]);
  });

  it('has on macOS the app’s menu first, its windows before Help, and quits from there alone', () => {
    Object.defineProperty(process, 'platform', { value: 'darwin' });
    createMenu().menu.show(menus, page);
    expect(labels(shown.template)).toEqual(['appMenu', 'File', 'windowMenu', 'Help']);
    expect(shown.template?.at(-1)?.role).toBe('help');
    expect(labels(menuOf('File'))).toEqual(['Save', 'Recent']);
  });
});
