import type { Problem, Table, TaskChoice } from '#engine';
import type { DataApi } from './dataApi';
import { spawnDataWorker } from './dataWorker';
import { holdWorker, type WorkerHandle, type WorkerPort } from './workerHandle';

/** Checks recipes against a table away from the page: a large table takes longer than a frame. */
export interface DataChecker {
  /** All problems of this task's recipe with this table. Rejects with `WorkerEnded` when the worker fails or `close` was called. */
  readonly check: (table: Table, task: TaskChoice) => Promise<readonly Problem[]>;
  /** Ends the worker and frees the table it holds. */
  readonly close: () => void;
}

/** Makes a checker. Its worker starts with the first check. */
export function createDataChecker(spawn: () => WorkerPort = spawnDataWorker): DataChecker {
  let handle: WorkerHandle<DataApi> | null = null;
  let held: Table | null = null;
  return {
    check: async (table, task) => {
      if (!handle || handle.ended) {
        handle = holdWorker<DataApi>(spawn());
        held = null;
      }
      const asked = handle;
      if (held !== table) {
        held = table;
        // Messages arrive in order, so the check below sees this table without waiting for the answer.
        void asked.call((api) => api.hold(table)).catch(() => undefined);
      }
      return await asked.call<readonly Problem[]>((api) => api.check(task));
    },
    close: () => {
      handle?.end();
      handle = null;
      held = null;
    },
  };
}
