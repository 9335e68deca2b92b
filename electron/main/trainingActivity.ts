import { type BrowserWindow, Notification, powerSaveBlocker } from 'electron';
import type { TrainingActivity } from '../ipc/contract';
import { focusWindow } from './editorWindow';

const NO_PROGRESS_BAR = -1;
// Electron draws a bar without an end for values above one.
const UNKNOWN_PROGRESS = 2;

let blocker: number | null = null;
// A notification that nothing refers to is collected, and its click is lost.
let shown: Notification | null = null;

/** Shows a training outside the page: the system stays awake, the task bar fills, and an end unseen is notified. */
export function showTraining(window: BrowserWindow, { state, progress, notice }: TrainingActivity): void {
  keepAwake(state === 'running');
  if (state === 'idle') window.setProgressBar(NO_PROGRESS_BAR);
  else if (progress === null) window.setProgressBar(UNKNOWN_PROGRESS);
  else window.setProgressBar(progress, { mode: state === 'paused' ? 'paused' : 'normal' });
  if (notice !== null && !window.isFocused()) notifyOf(window, notice);
}

/** Ends what `showTraining` began, for a page that is gone and cannot say so itself. */
export function forgetTraining(window: BrowserWindow): void {
  keepAwake(false);
  if (!window.isDestroyed()) window.setProgressBar(NO_PROGRESS_BAR);
}

function keepAwake(wanted: boolean): void {
  if (wanted) {
    blocker ??= powerSaveBlocker.start('prevent-app-suspension');
  } else if (blocker !== null) {
    powerSaveBlocker.stop(blocker);
    blocker = null;
  }
}

function notifyOf(window: BrowserWindow, { title, body }: { title: string; body: string }): void {
  if (!Notification.isSupported()) return;
  shown = new Notification({ title, body });
  shown.on('click', () => {
    if (!window.isDestroyed()) focusWindow(window);
  });
  shown.on('close', () => (shown = null));
  shown.show();
}
