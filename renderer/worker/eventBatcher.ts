import type { TrainingEvent } from '#engine';

/** Times and timers, handed in so that tests need not wait. */
export interface Timer {
  now(): number;
  /** Calls back after `delayMs`; the answer cancels. */
  after(delayMs: number, callback: () => void): () => void;
}

/** Gathers events and hands them on in bunches. */
export interface EventBatcher {
  readonly add: (event: TrainingEvent) => void;
  /** Hands on what is held, now. */
  readonly flush: () => void;
}

// Those that only say how things stand: the next one of its kind makes the one before it worthless.
const REPLACED: ReadonlySet<TrainingEvent['kind']> = new Set(['batch', 'evaluated']);

/**
 * Hands training events on at most once every `intervalMs`, the first one at once and none later than that. A fast
 * model trains hundreds of batches a second; the page would drown in messages. Of batches and evaluations only the
 * latest of a bunch is kept, of everything else all, in order.
 */
export function createEventBatcher(
  send: (events: readonly TrainingEvent[]) => void,
  intervalMs: number,
  timer: Timer,
): EventBatcher {
  let held: TrainingEvent[] = [];
  let sentAt = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | null = null;

  const flush = () => {
    cancel?.();
    cancel = null;
    if (held.length === 0) return;
    const events = held;
    held = [];
    sentAt = timer.now();
    send(events);
  };
  const add = (event: TrainingEvent) => {
    if (REPLACED.has(event.kind)) held = held.filter((other) => other.kind !== event.kind);
    held.push(event);
    const waitMs = sentAt + intervalMs - timer.now();
    if (waitMs <= 0) flush();
    else cancel ??= timer.after(waitMs, flush);
  };
  return { add, flush };
}
