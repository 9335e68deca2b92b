import type { TextKey } from '#engine';
import { currentTexts } from '../i18n/texts';
import { openDialog, useView } from '../state/viewStore';

/** Work that is done sooner shows no dialog, which would only flash. */
const PATIENCE_MS = 400;

/**
 * Waits for work, which may end early when its signal says so. What takes longer is said in a dialog; null where the user
 * cancels it there.
 */
export async function whileWorking<Value>(
  title: TextKey,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value | null> {
  const controller = new AbortController();
  const { signal } = controller;
  const cancel = (): void => controller.abort();
  const timer = setTimeout(() => openDialog({ kind: 'working', title: currentTexts().t(title), cancel }), PATIENCE_MS);
  const canceled = new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null)));
  try {
    const working = work(signal);
    // What it still says after that is of no interest.
    working.catch(() => undefined);
    return await Promise.race([working, canceled]);
  } finally {
    clearTimeout(timer);
    const { dialog } = useView.getState();
    if (dialog?.kind === 'working' && dialog.cancel === cancel) useView.setState({ dialog: null });
  }
}
