/** What a running training is told from outside, and what it may wait for. */
export interface RunControl {
  readonly aborted: boolean;
  readonly paused: boolean;
  readonly pause: () => void;
  readonly resume: () => void;
  /** Ends the run at the next batch, also while it is paused. */
  readonly stop: () => void;
  /**
   * Lets waiting messages in, then goes on. While paused it waits for `resume` or `stop` instead, so that a paused
   * training costs nothing; but the first call of a pause returns, so that the loop can see and announce the pause.
   */
  readonly yieldToEvents: () => Promise<void>;
}

/** Makes the control of one run. `nextTask` resolves in a new task of the event loop, after waiting messages. */
export function createRunControl(nextTask: () => Promise<void>): RunControl {
  let aborted = false;
  let paused = false;
  let pauseSeen = false;
  let wake: (() => void) | null = null;
  const goOn = () => {
    wake?.();
    wake = null;
  };
  return {
    get aborted() {
      return aborted;
    },
    get paused() {
      return paused && !aborted;
    },
    pause: () => {
      paused = true;
    },
    resume: () => {
      paused = false;
      goOn();
    },
    stop: () => {
      aborted = true;
      goOn();
    },
    yieldToEvents: async () => {
      const isPaused = paused && !aborted;
      if (isPaused && pauseSeen) {
        await new Promise<void>((resolve) => (wake = resolve));
        return;
      }
      pauseSeen = isPaused;
      await nextTask();
    },
  };
}

/**
 * Makes a `nextTask` from a message channel. Timers would cost 4 ms a turn, which is more than a batch of a small
 * model takes.
 */
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
