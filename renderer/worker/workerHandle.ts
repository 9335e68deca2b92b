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

/** A worker with its API. Every call made through `call` ends: with the answer, or when the worker does. */
export class WorkerHandle<Api> {
  readonly #api: Remote<Api>;
  #ended: WorkerEnded | null = null;
  readonly #waiting = new Set<(reason: WorkerEnded) => void>();

  constructor(private readonly port: WorkerPort) {
    this.#api = wrap<Api>(port.endpoint);
    port.onCrash((detail) => this.#finish(new WorkerEnded('crashed', detail)));
  }

  get ended(): boolean {
    return this.#ended !== null;
  }

  /** Rejects with `WorkerEnded` when the worker ends first, or is ended because `limitMs` have passed. */
  call<Answer>(ask: (api: Remote<Api>) => Promise<Answer>, limitMs?: number): Promise<Answer> {
    if (this.#ended) return Promise.reject(this.#ended);
    return new Promise<Answer>((resolve, reject) => {
      this.#waiting.add(reject);
      const limit =
        limitMs === undefined
          ? undefined
          : setTimeout(
              () => this.#finish(new WorkerEnded('timeout', `No answer within ${limitMs / 1000} s.`)),
              limitMs,
            );
      ask(this.#api)
        .then(resolve, reject)
        .finally(() => {
          clearTimeout(limit);
          this.#waiting.delete(reject);
        });
    });
  }

  /** Calls back with every message of the worker, answers among them, in order; the result ends it. */
  listen(callback: (message: unknown) => void): () => void {
    const hear = (event: Event) => {
      if (!this.#ended) callback((event as MessageEvent<unknown>).data);
    };
    this.port.endpoint.addEventListener('message', hear);
    return () => this.port.endpoint.removeEventListener('message', hear);
  }

  /** Ends the worker at once, whatever it is doing. */
  end(why: 'timeout' | 'abandoned' = 'abandoned'): void {
    this.#finish(new WorkerEnded(why, 'The worker was ended.'));
  }

  #finish(reason: WorkerEnded): void {
    if (this.#ended) return;
    this.#ended = reason;
    this.port.terminate();
    for (const reject of this.#waiting) reject(reason);
    this.#waiting.clear();
  }
}
