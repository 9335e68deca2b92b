// Threads that meet: each runs a WebAssembly instance of its own on one shared memory.

/** Looks at a word this often before going to sleep: most waits are short, and waking takes longer than looking. */
const LOOKS: i32 = 20000;

/** A sleeper wakes this often (nanoseconds) to see whether another thread has failed. */
const NAP: i64 = 100000000;

/**
 * Waits until all threads have come here. At `at` stand three words: how many have come, which meeting this is, and not 0
 * when a thread has failed; then all others fail here too instead of waiting for ever.
 */
export function meet(at: usize, threads: i32): void {
  const meeting = atomic.load<i32>(at, 4);
  if (atomic.add<i32>(at, 1) == threads - 1) {
    atomic.store<i32>(at, 0);
    atomic.store<i32>(at, meeting + 1, 4);
    atomic.notify(at + 4, -1);
    return;
  }
  for (let look = 0; look < LOOKS; look++) if (atomic.load<i32>(at, 4) != meeting) return;
  while (atomic.load<i32>(at, 4) == meeting) {
    if (atomic.load<i32>(at, 8) != 0) unreachable();
    atomic.wait<i32>(at + 4, meeting, NAP);
  }
}

/** Waits until the word at `at` is no longer `known`, and returns what it is then. */
export function waitForChange(at: usize, known: i32): i32 {
  for (let look = 0; look < LOOKS; look++) {
    const value = atomic.load<i32>(at);
    if (value != known) return value;
  }
  while (atomic.load<i32>(at) == known) atomic.wait<i32>(at, known, NAP);
  return atomic.load<i32>(at);
}
