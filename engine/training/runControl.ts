/** Time and patience, handed in: the engine has no clock of its own. */
export interface Clock {
  /** Milliseconds on a clock that never goes back. */
  now(): number;
  /** Lets waiting messages be handled, such as a press of Pause. */
  yieldToEvents(): Promise<void>;
}

/** What the user wants of a running training. Read between batches; the host changes it at any time. */
export interface RunControl {
  readonly aborted: boolean;
  readonly paused: boolean;
}

/** Longest time between two looks at the control while batches run. */
const YIELD_EVERY_MS = 12;

/** Yields to events often enough for Stop and Pause to be felt at once, and not more often. */
export class Pacer {
  #lastYieldMs: number;
  /** Milliseconds spent paused. */
  pausedMs = 0;

  constructor(
    private readonly clock: Clock,
    private readonly control: RunControl,
    private readonly onPause: (paused: boolean) => void,
  ) {
    this.#lastYieldMs = clock.now();
  }

  /** Returns after a yield when one is due, and after the whole pause when there is one. */
  async breathe(): Promise<void> {
    if (this.clock.now() - this.#lastYieldMs >= YIELD_EVERY_MS) await this.#yield();
    if (!this.control.paused || this.control.aborted) return;
    const startMs = this.clock.now();
    this.onPause(true);
    while (this.control.paused && !this.control.aborted) await this.#yield();
    this.pausedMs += this.clock.now() - startMs;
    this.onPause(false);
  }

  /** Starts a watch that leaves pauses out; it tells milliseconds, the given ones included. */
  startWatch(alreadyMs = 0): () => number {
    const startMs = this.clock.now() - alreadyMs;
    const pausedBefore = this.pausedMs;
    return () => this.clock.now() - startMs - (this.pausedMs - pausedBefore);
  }

  async #yield(): Promise<void> {
    await this.clock.yieldToEvents();
    this.#lastYieldMs = this.clock.now();
  }
}
