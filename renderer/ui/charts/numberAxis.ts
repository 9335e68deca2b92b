/** An axis of numbers: the span it shows and the places that get a label. */
export interface NumberAxis {
  readonly scale: 'linear' | 'log';
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

const LOG_MANTISSAS = [1, 3] as const;
// Within one decade, 1 and 3 would leave one or two labels.
const FINE_MANTISSAS = [1, 1.5, 2, 3, 5, 7] as const;

/** The smallest and largest finite number, or null when there is none. */
export function finiteRange(values: Iterable<number>): readonly [number, number] | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : null;
}

/** The nice distance (1, 2 or 5 times a power of ten) that cuts `span` into at most `most` pieces. */
function niceStep(span: number, most: number): number {
  const rough = span / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const mantissa = rough / power;
  // Dividing leaves crumbs: 0.3 / 0.1 is a little more than 3.
  const nice = mantissa <= 1 + 1e-9 ? 1 : mantissa <= 2 + 1e-9 ? 2 : mantissa <= 5 + 1e-9 ? 5 : 10;
  return nice * power;
}

/** A linear axis around the values, with round labels, at most `most` pieces, and both ends on a label. */
export function linearAxis(values: Iterable<number>, most = 5): NumberAxis {
  const range = finiteRange(values) ?? [0, 1];
  // A flat line stands in the middle of a span of its own size.
  const flat = range[0] === range[1];
  const margin = flat ? Math.abs(range[0]) * 0.1 || 1 : 0;
  const step = niceStep(range[1] - range[0] + 2 * margin, most);
  const first = Math.floor((range[0] - margin) / step + 1e-9);
  const last = Math.ceil((range[1] + margin) / step - 1e-9);
  const decimals = Math.max(0, -Math.floor(Math.log10(step)) + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) =>
    Math.abs(step) < 1 ? Number(((first + i) * step).toFixed(Math.min(decimals, 100))) : (first + i) * step,
  );
  return { scale: 'linear', domain: [ticks[0] as number, ticks.at(-1) as number], ticks };
}

/** A linear axis that ends a little beyond the values and has round labels where they fit, so that no room is wasted. */
export function tightAxis(values: readonly number[], most = 5): NumberAxis {
  const range = finiteRange(values);
  if (!range || range[0] === range[1]) return linearAxis(values, most);
  const margin = (range[1] - range[0]) * 0.04;
  const domain = [range[0] - margin, range[1] + margin] as const;
  const ticks = linearAxis(values, most + 1).ticks.filter((tick) => tick >= domain[0] && tick <= domain[1]);
  return { scale: 'linear', domain, ticks };
}

/** True when values are all above zero and span more than a decade: small ones would all lie on the floor otherwise. */
export function wantsLogScale(values: Iterable<number>): boolean {
  const range = finiteRange(values);
  return range !== null && range[0] > 0 && range[1] / range[0] > 10;
}

/** A logarithmic axis around positive values, labeled at 1 and 3 times the powers of ten, or finer on a short span. */
export function logAxis(values: Iterable<number>): NumberAxis {
  const [low, high] = finiteRange(values) ?? [1, 10];
  const decades = Math.log10(high / low);
  const mantissas = decades < 1 ? FINE_MANTISSAS : decades > 4 ? ([1] as const) : LOG_MANTISSAS;
  const marks: number[] = [];
  for (let power = Math.floor(Math.log10(low)) - 1; power <= Math.ceil(Math.log10(high)); power++) {
    for (const mantissa of mantissas) marks.push(Number(`${mantissa}e${power}`));
  }
  const below = marks.findLast((mark) => mark <= low * (1 + 1e-9)) ?? low;
  const above = marks.find((mark) => mark >= high * (1 - 1e-9)) ?? high;
  const ticks = marks.filter((mark) => mark >= below && mark <= above);
  return { scale: 'log', domain: [below, above], ticks };
}

/** The axis that shows losses best: logarithmic when they span more than a decade, else linear. */
export function lossAxis(values: readonly number[]): NumberAxis {
  return wantsLogScale(values) ? logAxis(values) : linearAxis(values, 4);
}

/** Whole-number labels from 0 to `last` (epochs, rows), at most `most` pieces; the last one is always labeled. */
export function countTicks(last: number, most = 4): readonly number[] {
  if (last <= 0) return [0];
  const step = Math.max(1, niceStep(last, most));
  const ticks: number[] = [];
  for (let tick = 0; tick < last; tick += step) ticks.push(tick);
  // Two labels side by side would touch.
  if (ticks.length > 1 && last - (ticks.at(-1) as number) <= step / 2) ticks.pop();
  return [...ticks, last];
}
