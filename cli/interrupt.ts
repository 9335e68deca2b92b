/** Code of a process that a user ended by Ctrl+C, as shells count it. */
const INTERRUPTED = 130;

/** Whether the user asked a long run to stop. */
export interface StopSwitch {
  readonly aborted: boolean;
  /** Gives Ctrl+C back its usual meaning. */
  release(): void;
}

/**
 * Lets Ctrl+C (or a request to terminate) ask for a stop instead of ending the program; `onStop` is told once. Asked a
 * second time, the program ends at once.
 */
export function listenForStop(onStop: () => void): StopSwitch {
  const state = { aborted: false, release: () => {} };
  const handle = (): void => {
    if (state.aborted) process.exit(INTERRUPTED);
    state.aborted = true;
    onStop();
  };
  process.on('SIGINT', handle);
  process.on('SIGTERM', handle);
  state.release = () => {
    process.off('SIGINT', handle);
    process.off('SIGTERM', handle);
  };
  return state;
}
