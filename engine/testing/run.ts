import type { Clock } from '../training/runControl';

/** A clock for tests: real enough to go forward, and it yields to promises only. */
export function testClock(): Clock {
  let ms = 0;
  return { now: () => (ms += 20), yieldToEvents: () => Promise.resolve() };
}
