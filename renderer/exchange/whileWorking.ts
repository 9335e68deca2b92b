import type { TextKey } from '#engine';
import { currentTexts } from '../i18n/texts';
import { openDialog, useView } from '../state/viewStore';
import { WorkerEnded } from '../worker/workerHandle';
import { EXCHANGE_WORKER } from './exchangeWorker';

/** Work that is done sooner shows no dialog, which would only flash. */
const PATIENCE_MS = 400;

/** Waits for the exchange worker. What takes longer is said in a dialog; null where the user cancels it there. */
export async function whileWorking<Value>(title: TextKey, work: Promise<Value>): Promise<Value | null> {
  let canceled = false;
  const cancel = (): void => {
    canceled = true;
    EXCHANGE_WORKER.end();
  };
  const timer = setTimeout(() => openDialog({ kind: 'working', title: currentTexts().t(title), cancel }), PATIENCE_MS);
  try {
    return await work;
  } catch (error) {
    if (canceled && error instanceof WorkerEnded) return null;
    throw error;
  } finally {
    clearTimeout(timer);
    const { dialog } = useView.getState();
    if (dialog?.kind === 'working' && dialog.cancel === cancel) useView.setState({ dialog: null });
  }
}
