import { describeCheckpoint } from '#engine';
import { showFailure } from '../i18n/showFailure';
import type { InterruptedTraining } from '#contract';
import { keepCheckpoint, type KeptCheckpoint } from '../state/checkpointStore';
import { showDockTab } from '../state/settingsStore';
import { showInterrupted } from '../state/trainingStore';

/** Takes over a recovered checkpoint, so that its training can go on; null where there is none, or a damaged one. */
export function restoreCheckpoint(bytes: Uint8Array, training: InterruptedTraining | null): KeptCheckpoint | null {
  if (bytes.length === 0 || training === null) return null;
  try {
    const { epoch, batch, batches, backend, fingerprint, settings, history, best } = describeCheckpoint(bytes);
    const place = { epoch, epochs: settings.epochs, batch, batches, backend };
    const kept = { bytes, place, origin: { fingerprint, settings, dataHash: training.dataHash } };
    keepCheckpoint(kept);
    showInterrupted(history, best.epoch || null);
    showDockTab('training');
    return kept;
  } catch (error) {
    showFailure(error);
    return null;
  }
}
