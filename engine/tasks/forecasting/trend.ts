/** A trend changes the mean by more than so many deviations from the first tenth to the last, and from half to half. */
const BETWEEN_ENDS = 1.5;
const BETWEEN_HALVES = 0.75;

/** Whether values drift. A season that the values hold in part only moves the ends, but hardly the halves. */
export function isTrending(all: Float64Array): boolean {
  const values = all.filter((value) => Number.isFinite(value));
  const mean = (part: Float64Array): number => part.reduce((sum, value) => sum + value, 0) / part.length;
  const center = mean(values);
  const deviation = Math.sqrt(mean(values.map((value) => (value - center) ** 2)));
  const change = (share: number): number => {
    const count = Math.max(1, Math.floor(values.length * share));
    return Math.abs(mean(values.slice(-count)) - mean(values.slice(0, count)));
  };
  return deviation > 0 && change(0.1) > BETWEEN_ENDS * deviation && change(0.5) > BETWEEN_HALVES * deviation;
}

/** Whether values are a mere counter of rows, which goes up (or down) by the same step each time. */
export function isCounter(values: Float64Array): boolean {
  const step = (values[1] as number) - (values[0] as number);
  return (
    values.length > 2 &&
    step !== 0 &&
    values.every((value, i) => i === 0 || Math.abs(value - (values[i - 1] as number) - step) <= 1e-9 * Math.abs(step))
  );
}
