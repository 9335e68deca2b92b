import type { Phrase } from '#engine';
import { type Endpoint, type Remote, wrap } from 'comlink';

/** A worker as its owner needs it; tests put something else in its place. */
export interface WorkerPort {
  readonly endpoint: Endpoint;
  terminate(): void;
  /** Calls back when the worker throws where nobody catches, or cannot be loaded. */
  onCrash(callback: (detail: EndDetail) => void): void;
}

/** Why something ended: words of the product, or the browser's own message. */
export type EndDetail = Phrase | string;

/** The worker has ended: by itself, or because its owner gave it up. Nobody will answer any more. */
export class WorkerEnded extends Error {
  override readonly name = 'WorkerEnded';

  constructor(
    readonly why: 'crashed' | 'timeout' | 'abandoned',
    readonly detail: EndDetail,
  ) {
    super(typeof detail === 'string' ? detail : detail.code);
  }
}

/** A worker with its API. Every call made through `call` ends: with the answer, or when the worker does. */
export interface WorkerHandle<Api> {
  readonly ended: boolean;
  /** Rejects with `WorkerEnded` when the worker ends first, or is ended because `limitMs` have passed. */
  call<Answer>(ask: (api: Remote<Api>) => Promise<Answer>, limitMs?: number): Promise<Answer>;
  /** Calls back with every message of the worker, answers among them, in order; the result ends it. */
  listen(callback: (message: unknown) => void): () => void;
  /** Ends the worker at once, whatever it is doing. */
  end(why?: 'timeout' | 'abandoned'): void;
}

/** Wraps a module worker. */
export function workerPort(worker: Worker): WorkerPort {
  return {
    endpoint: worker,
    terminate: () => worker.terminate(),
    onCrash: (callback) => {
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        callback(event.message || { code: 'trainer.end.not-loaded' });
      });
      worker.addEventListener('messageerror', () => callback({ code: 'trainer.end.unreadable' }));
    },
  };
}

/** Takes charge of a worker. A crash ends it, so that calls in progress do not wait for ever. */
export function holdWorker<Api>(port: WorkerPort): WorkerHandle<Api> {
  const api = wrap<Api>(port.endpoint);
  let ended: WorkerEnded | null = null;
  const waiting = new Set<(reason: WorkerEnded) => void>();

  const finish = (reason: WorkerEnded) => {
    if (ended) return;
    ended = reason;
    port.terminate();
    for (const reject of waiting) reject(reason);
    waiting.clear();
  };
  port.onCrash((detail) => finish(new WorkerEnded('crashed', detail)));

  const call = <Answer>(ask: (remote: Remote<Api>) => Promise<Answer>, limitMs?: number): Promise<Answer> => {
    if (ended) return Promise.reject(ended);
    return new Promise<Answer>((resolve, reject) => {
      waiting.add(reject);
      const limit =
        limitMs === undefined
          ? undefined
          : setTimeout(() => finish(new WorkerEnded('timeout', `No answer within ${limitMs / 1000} s.`)), limitMs);
      ask(api)
        .then(resolve, reject)
        .finally(() => {
          clearTimeout(limit);
          waiting.delete(reject);
        });
    });
  };
  return {
    get ended() {
      return ended !== null;
    },
    call,
    listen: (callback) => {
      const hear = (event: Event) => {
        if (!ended) callback((event as MessageEvent<unknown>).data);
      };
      port.endpoint.addEventListener('message', hear);
      return () => port.endpoint.removeEventListener('message', hear);
    },
    end: (why = 'abandoned') => finish(new WorkerEnded(why, 'The worker was ended.')),
  };
}
