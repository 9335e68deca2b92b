import { type BrowserWindow, dialog } from 'electron';
import type { DocumentState } from '../ipc/contract';

const states = new WeakMap<BrowserWindow, DocumentState>();
const DISCARD = 0;
const CANCEL = 1;

/** Shows the document's name and its unsaved mark in the title bar, and remembers what to ask when it is closed. */
export function showDocumentState(window: BrowserWindow, state: DocumentState): void {
  states.set(window, state);
  window.setTitle(`${state.dirty ? '• ' : ''}${state.title} — Seqloom`);
  window.setDocumentEdited(state.dirty);
}

/** Asks before the window closes over unsaved changes. The question is a blocking one: the answer decides the closing. */
export function guardClose(window: BrowserWindow): void {
  window.on('close', (event) => {
    const state = states.get(window);
    if (!state?.dirty) return;
    const { message, detail, discard, cancel } = state.closeQuestion;
    const answer = dialog.showMessageBoxSync(window, {
      type: 'warning',
      message,
      detail,
      buttons: [discard, cancel],
      defaultId: CANCEL,
      cancelId: CANCEL,
      noLink: true,
    });
    if (answer !== DISCARD) event.preventDefault();
  });
}
