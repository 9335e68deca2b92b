import { BrowserWindow } from 'electron';
import type { DesktopEvents } from '../ipc/contract';
import { APP_ORIGIN } from './appProtocol';
import { guardClose } from './closeGuard';
import { registerEditor } from './editorWindow';
import { pagePreferences } from './pagePreferences';
import { placeFrom, rememberPlace } from './rememberPlace';
import { forgetTraining } from './trainingActivity';
import { MIN_HEIGHT_PX, MIN_WIDTH_PX } from './windowPlace';
import { followTheme, windowColor } from './windowTheme';

// A page that crashes again this soon would crash for ever.
const MIN_LIFE_MS = 10_000;

/**
 * Opens the app's window where it stood last, by `placeFile`. It shows once the page has drawn itself, in the color of
 * the page: no flash is seen. The app must be ready.
 */
export function openAppWindow(placeFile: string): BrowserWindow {
  const { bounds, maximized } = placeFrom(placeFile);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: Math.min(MIN_WIDTH_PX, bounds.width),
    minHeight: Math.min(MIN_HEIGHT_PX, bounds.height),
    show: false,
    title: 'Seqloom',
    backgroundColor: windowColor(),
    webPreferences: pagePreferences('preload.cjs'),
  });
  registerEditor(window);
  window.on('closed', () => forgetTraining(window));
  window.once('ready-to-show', () => {
    // Maximizing shows a window too.
    if (maximized) window.maximize();
    window.show();
  });
  // The title bar shows the document, which the page tells by the contract.
  window.on('page-title-updated', (event) => event.preventDefault());
  rememberPlace(window, placeFile);
  followTheme(window);
  guardClose(window, () => tellPage(window, 'saveBeforeClose'));
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
    forgetTraining(window);
    if (reason === 'clean-exit' || window.isDestroyed() || Date.now() - startedAtMs < MIN_LIFE_MS) return;
    startedAtMs = Date.now();
    window.webContents.reload();
  });
}
