import { WorkerHandle, type WorkerPort } from './workerHandle';

/** One worker for the whole session. It is started by the first call, and anew by the next one after it has ended. */
export class KeptWorker<Api> {
  #handle: WorkerHandle<Api> | null = null;

  constructor(private spawn: () => WorkerPort) {}

  readonly call: WorkerHandle<Api>['call'] = (ask, limitMs) => {
    if (!this.#handle || this.#handle.ended) this.#handle = new WorkerHandle<Api>(this.spawn());
    return this.#handle.call(ask, limitMs);
  };

  /** Ends what it is doing; its calls reject with `WorkerEnded`. */
  end(): void {
    this.#handle?.end();
    this.#handle = null;
  }

  /** Puts something else in the worker's place, for tests. */
  replace(spawn: () => WorkerPort): void {
    this.end();
    this.spawn = spawn;
  }
}
