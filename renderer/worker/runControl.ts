/** What a running training is told from outside, and what it may wait for. */
export class RunControl {
  aborted = false;
  #paused = false;
  #pauseSeen = false;
  #wake: (() => void) | null = null;

  /** `nextTask` resolves in a new task of the event loop, after waiting messages. */
  constructor(private readonly nextTask: () => Promise<void>) {}

  get paused(): boolean {
    return this.#paused && !this.aborted;
  }

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#goOn();
  }

  /** Ends the run at the next batch, also while it is paused. */
  stop(): void {
    this.aborted = true;
    this.#goOn();
  }

  /**
   * Lets waiting messages in, then goes on. While paused it waits for `resume` or `stop` instead, so that a paused
   * training costs nothing; but the first call of a pause returns, so that the loop can see and announce the pause.
   */
  async yieldToEvents(): Promise<void> {
    if (this.paused && this.#pauseSeen) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
      return;
    }
    this.#pauseSeen = this.paused;
    await this.nextTask();
  }

  #goOn(): void {
    this.#wake?.();
    this.#wake = null;
  }
}

/** Makes a `nextTask` of a message channel: the 4 ms of a timer are more than a batch of a small model takes. */
export function createTaskQueue(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(null);
    });
}
