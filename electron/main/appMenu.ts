import { app, type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuDescriptor } from '../ipc/contract';
import { tellPage } from './appWindow';
import { menuTemplate } from './menuTemplate';
import type { Preferences } from './preferences';
import type { RecentFiles } from './recentFiles';
import type { RequestedFiles } from './requestedFiles';
import type { Updates } from './updates';

/** What the menu shows beside the page's commands. */
interface MenuSources {
  readonly recent: RecentFiles;
  readonly requested: RequestedFiles;
  readonly preferences: Preferences;
  readonly updates: Updates;
}

/** The application's menu: the page's commands, and what only main knows. */
export class AppMenu {
  private menus: readonly MenuDescriptor[] = [];
  private window: BrowserWindow | null = null;
  private lookedForUpdates = false;

  constructor(private readonly sources: MenuSources) {
    sources.recent.onChange(() => this.draw());
  }

  /** Shows the page's menus; `window` hears which command was chosen. */
  show(menus: readonly MenuDescriptor[], window: BrowserWindow): void {
    this.menus = menus;
    this.window = window;
    this.draw();
    this.lookForUpdatesOnce();
  }

  /** Shows the menu again, after something in it has changed. Before the page has sent its own it is empty. */
  draw(): void {
    const { recent, requested, preferences, updates } = this.sources;
    const pages = menuTemplate(this.menus, {
      platform: process.platform,
      recent: recent.list(),
      openRecent: (id) => requested.request(recent.pathOf(id)),
      clearRecent: () => {
        app.clearRecentDocuments();
        void recent.clear();
      },
      looksForUpdates: updates.possible ? preferences.values.lookForUpdates : null,
      lookForUpdates: (wanted, words) => {
        void preferences.change({ lookForUpdates: wanted });
        if (wanted) void updates.look(words);
      },
      onCommand: (commandId, byKey) => {
        if (this.window) tellPage(this.window, 'command', commandId, byKey);
        // The system has turned a check mark over by itself; whether it is on, the page knows.
        setImmediate(() => this.draw());
      },
    });
    const template = process.platform === 'darwin' ? withSystemMenus(pages) : pages;
    Menu.setApplicationMenu(template.length === 0 ? null : Menu.buildFromTemplate(template));
  }

  /** At the start, if the user has switched it on: the page's words for it come with its first menu. */
  private lookForUpdatesOnce(): void {
    const { preferences, updates } = this.sources;
    const item = this.menus.flatMap(({ items }) => items).find(({ type }) => type === 'updates');
    if (this.lookedForUpdates || item?.type !== 'updates') return;
    this.lookedForUpdates = true;
    if (preferences.values.lookForUpdates) void updates.look(item.words);
  }
}

// macOS shows the app's own menu first, whatever the page says, and its windows before Help.
function withSystemMenus(pages: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  const [help, ...before] = pages.toReversed();
  return [
    { role: 'appMenu' },
    ...before.toReversed(),
    { role: 'windowMenu' },
    ...(help ? [{ ...help, role: 'help' as const }] : []),
  ];
}
