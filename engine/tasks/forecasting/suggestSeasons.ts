import type { StepUnit } from '../../tensors/dataSignature';

/** Seasons of the clock and the calendar, in steps of a unit. */
const USUAL: Readonly<Partial<Record<StepUnit, readonly number[]>>> = {
  minute: [60, 1440],
  hour: [24, 168],
  day: [7],
  week: [52],
  month: [12],
  quarter: [4],
};
const MOST_ROWS = 5000;
const LONGEST = 1000;
/** A season that nothing but the values shows has to be so much like itself one period later, and two. */
const LEAST_CORRELATION = 0.3;
const LEAST_AGAIN = 0.2;
/** …and so much more than somewhere in between: values that change slowly are like all their neighbors. */
const LEAST_RISE = 0.2;

/**
 * Periods worth comparing with: those of the step's unit of which the rows hold two at least, and the one at which the
 * values, without their trend, are most like themselves (the highest peak of their autocorrelation).
 */
export function suggestSeasons(values: Float64Array, unit: StepUnit | undefined): readonly number[] {
  const usual = ((unit && USUAL[unit]) ?? []).filter((season) => values.length >= 2 * season);
  const found = period(values.slice(-MOST_ROWS));
  const isNew = found !== null && usual.every((season) => found % season !== 0 && season % found !== 0);
  return isNew ? [...usual, found].sort((a, b) => a - b) : usual;
}

function period(values: Float64Array): number | null {
  const left = withoutTrend(values.filter(Number.isFinite));
  const energy = left.reduce((sum, value) => sum + value * value, 0);
  if (!(energy > 0)) return null;
  const longest = Math.min(LONGEST, Math.floor(left.length / 4));
  const correlations = Array.from({ length: 2 * longest + 1 }, (_, lag) => {
    let sum = 0;
    for (let i = lag; i < left.length; i++) sum += (left[i] as number) * (left[i - lag] as number);
    return ((sum / energy) * left.length) / (left.length - lag);
  });
  const at = (lag: number): number => correlations[lag] ?? -1;
  const lowest = correlations.map(() => 1);
  correlations.forEach((value, lag) => (lowest[lag] = Math.min(value, lowest[lag - 1] ?? 1)));
  const rises = (lag: number): boolean => at(lag) - (lowest[lag] as number) > LEAST_RISE;
  const peaks = Array.from({ length: Math.max(0, longest - 2) }, (_, i) => i + 2).filter(
    (lag) =>
      at(lag) > LEAST_CORRELATION &&
      rises(lag) &&
      at(lag) > at(lag - 1) &&
      at(lag) >= at(lag + 1) &&
      at(2 * lag) > LEAST_AGAIN,
  );
  const highest = Math.max(...peaks.map(at));
  // Whole multiples of a period are peaks as well: the first that is about as high is the period itself.
  return peaks.find((lag) => at(lag) > 0.8 * highest) ?? null;
}

/** What the least-squares line through the values leaves. */
function withoutTrend(values: Float64Array): Float64Array {
  const center = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let [xx, xy] = [0, 0];
  values.forEach((value, i) => {
    xx += (i - center) ** 2;
    xy += (i - center) * (value - mean);
  });
  const slope = xx > 0 ? xy / xx : 0;
  return values.map((value, i) => value - mean - slope * (i - center));
}
