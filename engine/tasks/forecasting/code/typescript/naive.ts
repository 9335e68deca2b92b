import type { Prepared } from './data.js';
import { mean } from './numbers.js';
import { recipe } from './recipe.js';
import { placesIn } from './series.js';

const { lookback } = recipe;

// seqloom: if seasons
/**
 * The last known row of its series whole seasons before each row of a forecast (Hyndman and Athanasopoulos, Forecasting:
 * Principles and Practice, section 5.2); the last known one where there is none.
 */
export function seasonBefore(
  prepared: Prepared,
  rows: readonly number[],
  last: readonly number[],
  season: number,
): number[] {
  const { series } = prepared;
  // seqloom: either clockSeasons or rowSeasons
  if (recipe.naive.stepMs > 0) {
    // It is found by its time, so that a missing row shifts nothing.
    const { times } = prepared;
    const keyOf = (name: string, ms: number) => JSON.stringify([name, ms]);
    const rowAt = new Map(times.map((ms, row) => [keyOf(series[row]!, ms), row]));
    const period = season * recipe.naive.stepMs;
    return rows.map((row, i) => {
      const seasons = Math.max(1, Math.ceil((times[row]! - times[last[i]!]!) / period));
      const found = rowAt.get(keyOf(series[row]!, times[row]! - seasons * period)) ?? row;
      return found <= last[i]! ? found : last[i]!;
    });
  } else {
    const places = placesIn(series);
    return rows.map((row, i) => {
      const found = row - (Math.floor((row - last[i]! - 1) / season) + 1) * season;
      return found >= row - places[row]! ? found : last[i]!;
    });
  }
}

// seqloom: end
/** The rows of the training part. */
export const trainingRows = ({ parts }: Prepared) => [...parts.keys()].filter((row) => parts[row] === 'train');
// seqloom: if numbersOut

/** Forecasts by the training rows of each series; one without any goes by those of all. */
export function fittedForecasts(
  prepared: Prepared,
  column: string,
  rows: readonly number[],
  last: readonly number[],
): { by: string; values: number[] }[] {
  const raw = prepared.raw.get(column)!.map(Number);
  const { series } = prepared;
  const train = trainingRows(prepared);
  const forecast = (by: string, fit: (own: readonly number[]) => (row: number, last: number) => number) => {
    const fits = new Map(
      [...new Set(rows.map((row) => series[row]!))].map((name) => {
        const own = train.filter((row) => series[row] === name);
        return [name, fit(own.length > 0 ? own : train)];
      }),
    );
    return { by, values: rows.map((row, i) => fits.get(series[row]!)!(row, last[i]!)) };
  };
  const meanOf = (own: readonly number[]) => mean(own.map((row) => raw[row]!));
  const guesses = [
    forecast(recipe.naive.mean, (own) => {
      const center = meanOf(own);
      return () => center;
    }),
  ];
  // seqloom: if seasons
  for (const { mean: by, rows: length } of recipe.naive.seasons) {
    // seqloom: insert seasonSteps
    const steps = prepared.times.map((ms) => Math.round(ms / recipe.naive.stepMs));
    // seqloom: end
    const placeOf = (row: number) => ((steps[row]! % length) + length) % length;
    guesses.push(
      forecast(by, (own) => {
        const center = meanOf(own);
        const means = Array.from({ length }, (_, place) => meanOf(own.filter((row) => placeOf(row) === place)));
        return (row) => (Number.isNaN(means[placeOf(row)]!) ? center : means[placeOf(row)]!);
      }),
    );
  }
  // seqloom: end
  // seqloom: if drift
  if (recipe.naive.drifting.includes(column)) {
    guesses.push(
      forecast(recipe.naive.drift, (own) => {
        const change = mean(changesIn(prepared, column, own));
        return (row, last) => raw[last]! + (row - last) * change;
      }),
    );
  }
  // seqloom: end
  return guesses;
}

/** The changes of a column from each of these rows, which stand in order, to the next of its series. */
export function changesIn({ raw, series }: Prepared, column: string, rows: readonly number[]): number[] {
  const values = raw.get(column)!;
  return rows.flatMap((row, i) => {
    const before = rows[i - 1];
    return before === row - 1 && series[before] === series[row] ? [Number(values[row]) - Number(values[before])] : [];
  });
}
// seqloom: end

/** What windows cost, summed over those that forecast from one moment on, in order of time. */
export function byMoment(prepared: Prepared, starts: readonly number[], costOf: (window: number) => number): number[] {
  const sums = new Map<number, number>();
  starts.forEach((start, window) => {
    const moment = prepared.times[start + lookback]!;
    sums.set(moment, (sums.get(moment) ?? 0) + costOf(window));
  });
  return [...sums].sort(([a], [b]) => a - b).map(([, sum]) => sum);
}
