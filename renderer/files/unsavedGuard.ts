import { useDocument } from '../state/documentStore';
import { useTraining } from '../state/trainingStore';
import { openDialog, type UnsavedAnswer, useView } from '../state/viewStore';
import { askAboutRecovered, restoreRecovered } from './recovered';
import { saveProject } from './saveProject';

/**
 * Makes sure that no unsaved work is lost when another document takes its place: asks, and saves when told to.
 * Resolves with false when everything is to stay as it is.
 */
export async function mayReplaceDocument(): Promise<boolean> {
  if (useTraining.getState().status !== 'idle') await endTraining();
  const recovered = await askAboutRecovered();
  // Restoring is done from where the question came up; what was about to be opened is let go.
  if (recovered === 'restore') await restoreRecovered();
  if (recovered !== 'discard') return false;
  if (!useDocument.getState().dirty) return true;
  const answer = await new Promise<UnsavedAnswer>((resolve) => {
    openDialog({ kind: 'unsaved', answer: resolve });
  });
  if (answer === 'cancel') return false;
  return answer === 'discard' || saveProject();
}

/** A training belongs to its document: it ends, with its best weights kept, before another one is opened. */
async function endTraining(): Promise<void> {
  const { stop } = await import('../training/trainingSession');
  const ended = new Promise<void>((resolve) => {
    const end = useTraining.subscribe((state) => {
      if (state.status !== 'idle') return;
      end();
      resolve();
    });
  });
  stop();
  await ended;
}

/** Answers the question that is open, if one is. */
export function answerUnsaved(answer: UnsavedAnswer): void {
  const { dialog } = useView.getState();
  if (dialog?.kind !== 'unsaved') return;
  useView.setState({ dialog: null });
  dialog.answer(answer);
}
