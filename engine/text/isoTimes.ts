/** How a full ISO 8601 text is cut for moments that are whole days, minutes, seconds or only milliseconds. */
const CUTS = [
  { stepMs: 86_400_000, off: 'T00:00:00.000Z'.length },
  { stepMs: 60_000, off: ':00.000Z'.length },
  { stepMs: 1000, off: '.000Z'.length },
  { stepMs: 1, off: 'Z'.length },
] as const;

/**
 * Writes moments as data files do, the same for every reader: `2024-05-31`, `2024-05-31 14:00`, and with seconds and
 * milliseconds where any of `times` has them. What is no moment is an empty text.
 */
export function isoTimes(times: Iterable<number>): (atMs: number) => string {
  let cut = 0;
  for (const ms of times) {
    while (cut < CUTS.length - 1 && Number.isFinite(ms) && ms % (CUTS[cut]?.stepMs ?? 1) !== 0) cut++;
  }
  const off = CUTS[cut]?.off ?? 1;
  return (atMs) => {
    const date = new Date(atMs);
    return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, -off).replace('T', ' ');
  };
}
