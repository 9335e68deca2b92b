import { contentsOf, useDocument } from '../state/documentStore';
import { create } from 'zustand';
import { getHost } from './currentHost';
import { packProject } from './packProject';

/** A change is kept at the latest this long after it was made. */
const RECOVERY_DELAY_MS = 1500;

/** What is known of the copy of unsaved work. */
export interface RecoveryState {
  /** When the copy of the present work was last written, or null while there is none. */
  readonly storedAtMs: number | null;
  /** True when the last attempt failed: the status line must not promise a copy. */
  readonly failed: boolean;
}

/** The recovery's store. */
export const useRecovery = create<RecoveryState>(() => ({ storedAtMs: null, failed: false }));

/**
 * Keeps a copy of unsaved work from now on, within two seconds of each change, and drops it when the work is saved or
 * given up. Returns what ends it.
 */
export function keepRecoveryCopy(): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  // Writes run one after another, so that an older copy can never replace a newer one.
  let queue: Promise<void> = Promise.resolve();

  const enqueue = (job: () => Promise<void>): void => {
    queue = queue.then(job).catch((error: unknown) => {
      console.warn('recovery', error);
      useRecovery.setState({ failed: true });
    });
  };
  const store = async (): Promise<void> => {
    const state = useDocument.getState();
    if (!state.dirty) return;
    const savedAtMs = Date.now();
    const bytes = await packProject(contentsOf(state));
    await getHost().recovery.store(bytes, { name: state.project.name, savedAtMs });
    useRecovery.setState({ storedAtMs: savedAtMs, failed: false });
  };
  const clear = async (): Promise<void> => {
    await getHost().recovery.clear();
    useRecovery.setState({ storedAtMs: null, failed: false });
  };

  const end = useDocument.subscribe((state, before) => {
    const changed = state.project !== before.project || state.dataBytes !== before.dataBytes;
    if (state.dirty && (changed || !before.dirty)) {
      timer ??= setTimeout(() => {
        timer = null;
        enqueue(store);
      }, RECOVERY_DELAY_MS);
    } else if (!state.dirty && before.dirty) {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      enqueue(clear);
    }
  });
  return () => {
    end();
    if (timer !== null) clearTimeout(timer);
  };
}
