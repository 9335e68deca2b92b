// Reads a model from elsewhere in a thread of its own, which whoever started it may end.
import { parentPort, workerData } from 'node:worker_threads';
import { type Problem, readForeign, UserError } from '#engine';
import { loadHdf5 } from './exportTools';
import type { ModelFile } from './modelFiles';

/** What the thread says: that it begins, then what it read or why it could not. */
export type ForeignMessage =
  | { readonly kind: 'begins' }
  | { readonly kind: 'read'; readonly model: ReturnType<typeof readForeign> }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

const say = (message: ForeignMessage): void => parentPort?.postMessage(message);

const hdf5 = await loadHdf5();
say({ kind: 'begins' });
try {
  say({ kind: 'read', model: readForeign(workerData as readonly ModelFile[], hdf5) });
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  say({ kind: 'refused', problems: error.problems });
}
