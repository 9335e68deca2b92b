/** Code of a process that a user ended by Ctrl+C, as shells count it. */
const INTERRUPTED = 130;

/** Whether the user asked a long run to stop. */
export interface StopSwitch {
  readonly aborted: boolean;
  /** Never: only an end can be asked for. */
  readonly paused: false;
  /** Gives Ctrl+C back its usual meaning. */
  release(): void;
}

/**
 * Lets Ctrl+C (or a request to terminate, or a terminal that is closed) ask for a stop, told to `onStop` once; asked again, the
 * program ends.
 */
export function listenForStop(onStop: () => void): StopSwitch {
  const release = (): void => {
    process.off('SIGINT', handle);
    process.off('SIGTERM', handle);
    process.off('SIGHUP', handle);
  };
  const state = { aborted: false, paused: false as const, release };
  const handle = (): void => {
    if (state.aborted) process.exit(INTERRUPTED);
    state.aborted = true;
    onStop();
  };
  process.on('SIGINT', handle);
  process.on('SIGTERM', handle);
  // Its terminal was closed.
  process.on('SIGHUP', handle);
  return state;
}
