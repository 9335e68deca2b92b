/** The middle one of some numbers, or the mean of the two middle ones; NaN for none. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Median, least and greatest of an engine's rounds. The spread tells how quiet the machine was. */
export function summarizeRounds(roundsMs) {
  return { medianMs: median(roundsMs), minMs: Math.min(...roundsMs), maxMs: Math.max(...roundsMs), roundsMs };
}

/** A figure as it is written down: four digits are more than any of these measurements is worth. */
export function rounded(value) {
  return Number.isFinite(value) ? Number(value.toPrecision(4)) : null;
}

/** A row of the app's table: the median of some figures, and the most that it may be (null: no target). */
export function medianRow(what, figures, unit, target = null) {
  return { what, value: median(figures), unit, target };
}

/** As `medianRow`, of milliseconds as seconds. */
export function secondsRow(what, milliseconds, target = null) {
  return { what, value: median(milliseconds) / 1000, unit: 's', target };
}
