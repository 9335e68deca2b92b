/** The two ways by which one press of keys can reach a command: the page hears it, or a native menu does. */
type Way = 'page' | 'menu';

// Longer than a key press takes from the page to the menu and back, shorter than two presses in a row.
const SAME_PRESS_MS = 250;

let last: { readonly id: string; readonly way: Way; readonly atMs: number } | null = null;

/** Whether a command may run for keys that came this way: false where the same press has run it by the other way. */
export function claimKeyPress(id: string, way: Way, nowMs: number = performance.now()): boolean {
  if (last?.id === id && last.way !== way && nowMs - last.atMs < SAME_PRESS_MS) return false;
  last = { id, way, atMs: nowMs };
  return true;
}
