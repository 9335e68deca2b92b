import type { Problem, Table, TaskChoice } from '#engine';
import { type DataApi, spawnDataWorker } from './dataWorker';
import { WorkerHandle, type WorkerPort } from './workerHandle';

/** Checks recipes in a worker, started by the first check: with a large table it takes longer than a frame. */
export class DataChecker {
  #handle: WorkerHandle<DataApi> | null = null;
  #held: Table | null = null;

  constructor(private readonly spawn: () => WorkerPort = spawnDataWorker) {}

  /** All problems of this task's recipe with this table. Rejects with `WorkerEnded` when the worker fails or `close` was called. */
  async check(table: Table, task: TaskChoice): Promise<readonly Problem[]> {
    if (!this.#handle || this.#handle.ended) {
      this.#handle = new WorkerHandle<DataApi>(this.spawn());
      this.#held = null;
    }
    const asked = this.#handle;
    if (this.#held !== table) {
      this.#held = table;
      // Messages arrive in order, so the check below sees this table without waiting for the answer.
      void asked.call((api) => api.hold(table)).catch(() => undefined);
    }
    return await asked.call<readonly Problem[]>((api) => api.check(task));
  }

  /** Ends the worker and frees the table it holds. */
  close(): void {
    this.#handle?.end();
    this.#handle = null;
    this.#held = null;
  }
}
