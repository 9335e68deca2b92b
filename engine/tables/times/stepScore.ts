import { DAY_MS } from './calendar';

/** How much a column of moments looks like one written in order, at a steady pace. */
export interface StepScore {
  /** Share of the steps that go the way most go, from 0 to 1. */
  readonly ordered: number;
  /** Share of the steps that are as long as most are, in time or in months. */
  readonly regular: number;
  /** Mean length of a step. */
  readonly length: number;
}

/** Scores the steps between moments (NaN is passed over); null where there are none. */
export function scoreSteps(values: Float64Array): StepScore | null {
  const lengths = new Map<number, number>();
  const months = new Map<number, number>();
  let [up, down, steps, sameDay, sum] = [0, 0, 0, 0, 0];
  let previous = Number.NaN;
  let before = { month: 0, rest: 0 };
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    const place = monthPlace(value, before, previous);
    const step = value - previous;
    if (!Number.isNaN(step) && step !== 0) {
      steps++;
      sum += Math.abs(step);
      if (step > 0) up++;
      else down++;
      lengths.set(step, (lengths.get(step) ?? 0) + 1);
      const inMonths = place.month - before.month;
      if (place.rest === before.rest) sameDay++;
      if (place.rest === before.rest && inMonths !== 0) months.set(inMonths, (months.get(inMonths) ?? 0) + 1);
    }
    previous = value;
    before = place;
  }
  if (steps === 0) return null;
  const most = Math.max(0, ...maxOf(lengths), ...(sameDay === steps ? maxOf(months) : []));
  return { ordered: Math.max(up, down) / steps, regular: most / steps, length: sum / steps };
}

function maxOf(counts: ReadonlyMap<number, number>): number[] {
  let most = 0;
  for (const count of counts.values()) if (count > most) most = count;
  return [most];
}

/** The month of a moment counted from year 0, and what is left of it: equal rests are whole months apart. */
function monthPlace(
  value: number,
  before: { readonly month: number; readonly rest: number },
  previous: number,
): { month: number; rest: number } {
  if (value === previous) return before;
  const date = new Date(value);
  const day = date.getUTCDate();
  return {
    month: date.getUTCFullYear() * 12 + date.getUTCMonth(),
    rest: day * DAY_MS + (value - Math.floor(value / DAY_MS) * DAY_MS),
  };
}
