import { currentTexts } from '../i18n/texts';
import { useDocument } from '../state/documentStore';
import { useTraining } from '../state/trainingStore';
import { ask } from '../state/viewStore';
import { saveProject } from './saveProject';

/** A worker that hangs must not keep the user from opening something else. */
const STOP_LIMIT_MS = 5000;

/**
 * Makes sure that no unsaved work is lost when another document takes its place: asks, and saves when told to. A
 * training in progress counts as unsaved work; it is ended only once the user has decided. Resolves with false when
 * everything is to stay as it is.
 */
export async function mayReplaceDocument(): Promise<boolean> {
  if (!useDocument.getState().dirty && !isTraining()) return true;
  const { t } = currentTexts();
  const answer = await ask({
    testId: 'unsaved-dialog',
    title: t('unsaved.title', { name: useDocument.getState().project.name }),
    detail: t('unsaved.detail'),
    primary: { answer: 'save', text: t('dialog.save') },
    other: { answer: 'discard', text: t('unsaved.discard') },
  });
  if (answer === 'cancel') return false;
  if (isTraining()) await endTraining();
  return answer === 'discard' || saveProject();
}

/** Whether a training is in progress, paused ones included. */
export function isTraining(): boolean {
  return useTraining.getState().status !== 'idle';
}

/** Ends the training after its batch, with the best weights kept; one that does not end by then is given up. */
export async function endTraining(): Promise<void> {
  const { stop } = await import('../training/trainingSession');
  // It may have ended by itself while that was loaded.
  if (!isTraining()) return;
  const ended = new Promise<void>((resolve) => {
    const end = useTraining.subscribe((state) => {
      if (state.status !== 'idle') return;
      end();
      resolve();
    });
  });
  stop();
  // A second stop ends the worker at once.
  const giveUp = setTimeout(stop, STOP_LIMIT_MS);
  await ended;
  clearTimeout(giveUp);
}
