import { app, type BrowserWindow } from 'electron';

let editor: BrowserWindow | null = null;
let quitting = false;

/** Makes this window the app's own, the one that the user sees. The hidden window for training never is. */
export function registerEditor(window: BrowserWindow): void {
  editor = window;
  // After every other listener of this event has had its say.
  window.on('close', (event) => setImmediate(() => (quitting &&= !event.defaultPrevented)));
  window.once('closed', () => {
    if (editor === window) editor = null;
  });
}

/** The app's own window; null while there is none, as on macOS after it was closed. */
export function editorWindow(): BrowserWindow | null {
  return editor;
}

/** Brings a window to the front, also one that is minimized. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Remembers that the user wants to quit, until the editor stays open. Once, at the start. */
export function watchQuitting(): void {
  app.on('before-quit', () => (quitting = true));
}

/** Whether the user wants to quit: a question that stops it goes on with that when it is answered. */
export function isQuitting(): boolean {
  return quitting;
}

/** Whether the app is to end when its last window has closed. On macOS it stays, unless the user quits. */
export function endsWithLastWindow(): boolean {
  return quitting || process.platform !== 'darwin';
}
