// Safari has no requestIdleCallback; by then the first screen is drawn there.
const FALLBACK_DELAY_MS = 400;
const LONGEST_WAIT_MS = 2000;

/** Calls back once the page has nothing more urgent to do. Returns what calls it off. */
export function whenIdle(callback: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(callback, { timeout: LONGEST_WAIT_MS });
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(callback, FALLBACK_DELAY_MS);
  return () => clearTimeout(id);
}
