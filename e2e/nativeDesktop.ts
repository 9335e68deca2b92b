import type { ElectronApplication, JSHandle, Page } from '@playwright/test';

const CLOSE_PAUSE_MS = 1000;

/** Clicks an item of the app's native menu, by the id of its command. */
export async function chooseInNativeMenu(app: ElectronApplication, id: string): Promise<void> {
  const found = await app.evaluate(({ Menu }, wanted) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
    item?.click();
    return item !== null && item !== undefined;
  }, id);
  if (!found) throw new Error(`The native menu has no item ${id}.`);
}

/** What the native menu shows of a command: whether it can be chosen, is checked, and by which keys. */
export async function nativeMenuItem(app: ElectronApplication, id: string) {
  return app.evaluate(({ Menu }, wanted) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
    return item
      ? { label: item.label, enabled: item.enabled, checked: item.checked, accelerator: item.accelerator ?? null }
      : null;
  }, id);
}

/** The projects that File → Open recent offers. */
export async function recentInNativeMenu(app: ElectronApplication): Promise<readonly { id: string; label: string }[]> {
  return app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.getMenuItemById('file.recent')?.submenu?.items ?? [];
    return items.flatMap(({ id, label }) => (id?.startsWith('recent.') ? [{ id, label }] : []));
  });
}

/** Drops a file of the disk onto the middle of the page, as the system does. */
export async function dropFile(page: Page, file: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
  }
  await session.detach();
}

/** What the app has told the system of its training. */
export interface SystemSigns {
  readonly progress: readonly number[];
  readonly notifications: readonly { readonly title: string; readonly body: string }[];
  /** Whether the system is kept awake now. */
  readonly awake: boolean;
}

/** Notes from now on what the app shows outside its page. The first notification can be clicked. */
export async function watchSystem(app: ElectronApplication) {
  const seen = await app.evaluateHandle(({ BrowserWindow, Notification, powerSaveBlocker }) => {
    const progress: number[] = [];
    const notifications: Electron.Notification[] = [];
    const started: number[] = [];
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().includes('://bundle/'));
    if (window) window.setProgressBar = (share: number) => void progress.push(share);
    Notification.prototype.show = function show(this: Electron.Notification) {
      notifications.push(this);
    };
    const start = powerSaveBlocker.start.bind(powerSaveBlocker);
    powerSaveBlocker.start = (type) => {
      const id = start(type);
      started.push(id);
      return id;
    };
    return { progress, notifications, isAwake: () => started.some((id) => powerSaveBlocker.isStarted(id)) };
  });
  return {
    signs: (): Promise<SystemSigns> =>
      seen.evaluate(({ progress, notifications, isAwake }) => ({
        progress,
        notifications: notifications.map(({ title, body }) => ({ title, body })),
        awake: isAwake(),
      })),
    clickNotification: () => seen.evaluate(({ notifications }) => void notifications[0]?.emit('click')),
  };
}

/** The app's own window; the window for training is another, and never seen. */
const ownWindow = (app: ElectronApplication): Promise<JSHandle<Electron.BrowserWindow>> =>
  app.evaluateHandle(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().includes('://bundle/'));
    if (!window) throw new Error('No window is open.');
    return window;
  });

/** What the app's own window is like. */
export async function windowState(app: ElectronApplication) {
  return (await ownWindow(app)).evaluate((window) => ({
    title: window.getTitle(),
    bounds: window.getNormalBounds(),
    maximized: window.isMaximized(),
    minimized: window.isMinimized(),
    visible: window.isVisible(),
    focused: window.isFocused(),
  }));
}

type WindowAct = 'close' | 'minimize' | 'restore' | 'hide' | 'show' | 'maximize' | 'blur' | 'crash';

/** Does something to the app's own window, as the user does it by its frame; `crash` ends the process of its page. */
export async function actOnWindow(app: ElectronApplication, act: WindowAct): Promise<void> {
  await (await ownWindow(app)).evaluate((window, wanted) => {
    if (wanted === 'crash') window.webContents.forcefullyCrashRenderer();
    else window[wanted]();
  }, act);
}

/** Closes the app's own window, as often as it takes while the page is still busy, and waits until the app has ended. */
export async function closeWindow(app: ElectronApplication): Promise<void> {
  let open = true;
  const ended = app.waitForEvent('close').finally(() => (open = false));
  while (open) {
    // The app may be gone before it can answer.
    await actOnWindow(app, 'close').catch(() => undefined);
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, CLOSE_PAUSE_MS))]);
  }
  await ended;
}
