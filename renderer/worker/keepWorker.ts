import { holdWorker, type WorkerHandle, type WorkerPort } from './workerHandle';

/** A worker that is started by the first call, and anew by the next one after it has ended. */
export interface KeptWorker<Api> {
  readonly call: WorkerHandle<Api>['call'];
  /** Ends what it is doing; its calls reject with `WorkerEnded`. */
  readonly end: () => void;
  /** Puts something else in the worker's place, for tests. */
  readonly replace: (spawn: () => WorkerPort) => void;
}

/** Keeps one worker for the whole session. */
export function keepWorker<Api>(spawn: () => WorkerPort): KeptWorker<Api> {
  let handle: WorkerHandle<Api> | null = null;
  const end = (): void => {
    handle?.end();
    handle = null;
  };
  return {
    call: (ask, limitMs) => {
      if (!handle || handle.ended) handle = holdWorker<Api>(spawn());
      return handle.call(ask, limitMs);
    },
    end,
    replace: (other) => {
      end();
      spawn = other;
    },
  };
}
