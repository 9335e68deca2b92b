import { app, type BrowserWindow, dialog } from 'electron';
import type { CloseQuestion, DocumentState, SavingStage } from '../ipc/contract';
import { isQuitting } from './editorWindow';

// A page that does not even begin to save within this time hangs.
const ANSWER_LIMIT_MS = 5000;
// Longer than removing a few files takes, short enough to wait for.
const FORGET_LIMIT_MS = 1000;
const NOT_SAVED = 'kept';

/** What is known of one window's closing. */
interface Closing {
  question: CloseQuestion | null;
  /** A question is on the screen. */
  asking: boolean;
  /** The user has decided: the next `close` goes through. */
  decided: boolean;
  /** Removes the copy that is kept of the unsaved work. */
  forget: () => Promise<void>;
  /** Hears how the saving goes that was asked of the page; null while none was. */
  hearStage: ((stage: SavingStage) => void) | null;
}

const closings = new WeakMap<BrowserWindow, Closing>();

/** Shows the document's name and its unsaved mark in the title bar, and remembers what to ask when it is closed. */
export function showDocumentState(window: BrowserWindow, { title, dirty, closeQuestion }: DocumentState): void {
  closingOf(window).question = closeQuestion;
  window.setTitle(`${dirty ? '• ' : ''}${title} — Seqloom`);
  window.setDocumentEdited(dirty);
}

/** Says how the copy of a window's unsaved work is removed, should the user give the work up. */
export function keepsUnsavedWork(window: BrowserWindow, forget: () => Promise<void>): void {
  closingOf(window).forget = forget;
}

/** Takes in how the saving goes that the page was asked for before its window closes. */
export function hearSaving(window: BrowserWindow, stage: SavingStage): void {
  closingOf(window).hearStage?.(stage);
}

/**
 * Asks before the window closes over unsaved work: save, discard, or stay. `askToSave` tells the page to save. The
 * user is never held: a page that hangs or has crashed is closed on the second word, and asking to close while a
 * saving seems endless asks again, without it.
 */
export function guardClose(window: BrowserWindow, askToSave: () => void): void {
  const closing = closingOf(window);
  window.on('close', (event) => {
    if (closing.decided || closing.question === null) return;
    event.preventDefault();
    if (closing.asking) return;
    const resumeQuit = isQuitting();
    closing.asking = true;
    void mayClose(window, closing, closing.question, askToSave)
      .then((may) => {
        if (!may || window.isDestroyed()) return;
        closing.decided = true;
        if (resumeQuit) app.quit();
        else window.close();
      })
      .finally(() => (closing.asking = false));
  });
  // What was unsaved is gone with the page; its journal brings it back.
  window.webContents.on('render-process-gone', () => {
    closing.question = null;
    closing.hearStage?.(NOT_SAVED);
  });
}

async function mayClose(
  window: BrowserWindow,
  closing: Closing,
  question: CloseQuestion,
  askToSave: () => void,
): Promise<boolean> {
  const saveIsStuck = closing.hearStage !== null;
  if (saveIsStuck) return (await ask(window, question, false)) === 'discard';
  const answer = await ask(window, question, true);
  if (answer === 'discard') await forgetInTime(closing);
  if (answer !== 'save') return answer === 'discard';
  const stage = await saved(closing, askToSave);
  if (stage === 'no answer') return (await ask(window, question, false)) === 'discard';
  return stage === 'saved';
}

/** Removes the copy of work that the user has given up. Should the disk be slow, the next start offers it once more. */
async function forgetInTime({ forget }: Closing): Promise<void> {
  const limit = new Promise<void>((resolve) => setTimeout(resolve, FORGET_LIMIT_MS));
  await Promise.race([forget().catch((error: unknown) => console.warn('recovery', error)), limit]);
}

async function ask(
  window: BrowserWindow,
  { message, detail, stuck, save, discard, cancel }: CloseQuestion,
  canSave: boolean,
): Promise<'save' | 'discard' | 'cancel'> {
  const answers = canSave ? (['save', 'discard', 'cancel'] as const) : (['discard', 'cancel'] as const);
  const labels = { save, discard, cancel };
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message,
    detail: canSave ? detail : stuck,
    buttons: answers.map((answer) => labels[answer]),
    defaultId: canSave ? 0 : answers.length - 1,
    cancelId: answers.length - 1,
    noLink: true,
  });
  return answers[response] ?? 'cancel';
}

/** Asks the page to save and waits for the end of it, however long a dialog stands open, once it has begun. */
function saved(closing: Closing, askToSave: () => void): Promise<SavingStage | 'no answer'> {
  return new Promise((resolve) => {
    let longSince: ReturnType<typeof setTimeout> | undefined;
    const end = (stage: SavingStage | 'no answer'): void => {
      clearTimeout(timer);
      clearTimeout(longSince);
      closing.hearStage = null;
      resolve(stage);
    };
    const timer = setTimeout(() => end('no answer'), ANSWER_LIMIT_MS);
    closing.hearStage = (stage) => {
      if (stage !== 'begun') return end(stage);
      clearTimeout(timer);
      // Once it takes long, the user may ask to close once more.
      longSince ??= setTimeout(() => (closing.asking = false), ANSWER_LIMIT_MS);
    };
    askToSave();
  });
}

function closingOf(window: BrowserWindow): Closing {
  const known = closings.get(window);
  if (known) return known;
  const made: Closing = {
    question: null,
    asking: false,
    decided: false,
    forget: () => Promise.resolve(),
    hearStage: null,
  };
  closings.set(window, made);
  return made;
}
