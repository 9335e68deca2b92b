import type { TrainingEvent } from '#engine';

// Those that only say how things stand: the next one of its kind makes the one before it worthless.
const REPLACED: ReadonlySet<TrainingEvent['kind']> = new Set(['batch', 'evaluated']);

/**
 * Hands training events on at most once every `intervalMs`, the first one at once and none later than that. A fast
 * model trains hundreds of batches a second; the page would drown in messages. Of batches and evaluations only the
 * latest of a bunch is kept, of everything else all, in order.
 */
export class EventBatcher {
  #held: TrainingEvent[] = [];
  #sentAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly send: (events: readonly TrainingEvent[]) => void,
    private readonly intervalMs: number,
  ) {}

  readonly add = (event: TrainingEvent): void => {
    if (REPLACED.has(event.kind)) this.#held = this.#held.filter((other) => other.kind !== event.kind);
    this.#held.push(event);
    const waitMs = this.#sentAt + this.intervalMs - performance.now();
    if (waitMs <= 0) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), waitMs);
  };

  /** Hands on what is held, now. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#held.length === 0) return;
    const events = this.#held;
    this.#held = [];
    this.#sentAt = performance.now();
    this.send(events);
  }
}
