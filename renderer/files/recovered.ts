import { create } from 'zustand';
import type { RecoveryCopy } from '../host/Host';
import { openDialog, type RecoveredAnswer, useView } from '../state/viewStore';
import { getHost } from './currentHost';
import { readProjectFile } from './readDocument';
import { showDocument } from './showDocument';
import { showFailure } from './showFailure';

/** Work of an earlier session that was never saved, until the user has decided about it. */
export const useRecovered = create<{ readonly copy: RecoveryCopy | null }>(() => ({ copy: null }));

/** Looks for recovered work, once, at the start. */
export async function findRecovered(): Promise<void> {
  useRecovered.setState({ copy: await getHost().recovery.load() });
}

/** Opens the recovered work. Its stored copy stays until the work is saved; one that cannot be read is said and kept. */
export async function restoreRecovered(): Promise<void> {
  const { copy } = useRecovered.getState();
  if (!copy) return;
  const { bytes, meta } = copy;
  try {
    const document = await readProjectFile({ ref: { id: '', name: meta.name, displayPath: '' }, bytes });
    useRecovered.setState({ copy: null });
    showDocument(document, null, true);
  } catch (error) {
    showFailure(error, 'problems.cannotOpen');
  }
}

/** Gives the recovered work up. */
export async function discardRecovered(): Promise<void> {
  useRecovered.setState({ copy: null });
  await getHost().recovery.clear();
}

/** Asks what is to become of recovered work before other work takes its place; `discard` when there is none. */
export async function askAboutRecovered(): Promise<RecoveredAnswer> {
  if (!useRecovered.getState().copy) return 'discard';
  const answer = await new Promise<RecoveredAnswer>((resolve) => {
    openDialog({ kind: 'recovered', answer: resolve });
  });
  if (answer === 'discard') await discardRecovered();
  return answer;
}

/** Answers the question that is open, if one is. */
export function answerRecovered(answer: RecoveredAnswer): void {
  const { dialog } = useView.getState();
  if (dialog?.kind !== 'recovered') return;
  useView.setState({ dialog: null });
  dialog.answer(answer);
}
