import path from 'node:path';
import { BrowserWindow } from 'electron';
import type { DesktopEvents } from '../ipc/contract';
import { APP_ORIGIN } from './appProtocol';
import { guardClose } from './closeGuard';

const WIDTH_PX = 1440;
const HEIGHT_PX = 900;
const MIN_WIDTH_PX = 960;
const MIN_HEIGHT_PX = 600;
// A page that crashes again this soon would crash for ever.
const MIN_LIFE_MS = 10_000;

/** Opens the app's window. It shows once the page has drawn itself, so no white flash is seen. */
export function openAppWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: WIDTH_PX,
    height: HEIGHT_PX,
    minWidth: MIN_WIDTH_PX,
    minHeight: MIN_HEIGHT_PX,
    show: false,
    title: 'Seqloom',
    webPreferences: {
      preload: path.join(__dirname, '../preload/preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // Training reports to the page while the window is behind others.
      backgroundThrottling: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  // The title bar shows the document, which the page tells by the contract.
  window.on('page-title-updated', (event) => event.preventDefault());
  guardClose(window);
  reloadAfterCrash(window);
  void window.loadURL(`${APP_ORIGIN}/index.html`);
  return window;
}

/** Tells the page of an event of the contract. */
export function tellPage<Event extends keyof DesktopEvents>(
  window: BrowserWindow,
  event: Event,
  ...args: DesktopEvents[Event]
): void {
  if (!window.isDestroyed()) window.webContents.send(event, ...args);
}

function reloadAfterCrash(window: BrowserWindow): void {
  let startedAtMs = Date.now();
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed() || Date.now() - startedAtMs < MIN_LIFE_MS) return;
    startedAtMs = Date.now();
    window.webContents.reload();
  });
}
