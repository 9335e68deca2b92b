import type * as tf from '@tensorflow/tfjs';
import { type Part, type Prepared, rowsOf, samplesOf, type Value } from './data.js';
import { infer } from './inference.js';
import { classFigures } from './metrics.js';
import { byMoment, changesIn, fittedForecasts, seasonBefore, trainingRows } from './naive.js';
import { mean } from './numbers.js';
import { recipe } from './recipe.js';
import { judged } from './scores.js';

const { lookback, horizon } = recipe;
const forecastRows = (start: number) => Array.from({ length: horizon }, (_, step) => start + lookback + step);

/** Measures the forecasts of a part beside those that need no model. What fills a gap in the data is no truth. */
export function evaluate(model: tf.LayersModel, prepared: Prepared, part: Part): object[] {
  const isKnown = (row: number) => [...prepared.known.values()].every((known) => known[row]);
  const starts = samplesOf(prepared, part).filter((start) => forecastRows(start).every(isKnown));
  const rows = starts.flatMap(forecastRows);
  const last = starts.flatMap((start) => Array<number>(horizon).fill(start + lookback - 1));
  // seqloom: if seasons
  const seasons = recipe.naive.seasons.map((season) => {
    // seqloom: either severalSeries or oneSeries
    if (recipe.series !== '') {
      return { ...season, steps: [], before: seasonBefore(prepared, rows, last, season.rows) };
    } else {
      // seqloom: either clockSeasons or rowSeasons
      if (recipe.naive.stepMs > 0) {
        const steps = prepared.times.map((ms) => Math.round(ms / recipe.naive.stepMs));
        return { ...season, steps, before: seasonByClock(prepared.times, rows, last, season.rows) };
      } else {
        return { ...season, steps: [...prepared.labels.keys()], before: seasonByRows(rows, last, season.rows) };
      }
    }
  });
  // seqloom: end
  const byWindow = (costOf: (i: number) => number) =>
    // seqloom: insert costs
    byMoment(prepared, starts, (k) =>
      // seqloom: end
      rows.slice(k * horizon, (k + 1) * horizon).reduce((sum, _, h) => sum + costOf(k * horizon + h), 0),
    );
  // seqloom: insert answers
  return infer(model, prepared, starts).flatMap(({ column, values, probabilities }) => {
    // seqloom: end
    const raw = prepared.raw.get(column)!;
    const at = (places: readonly number[]) => places.map((row) => raw[row]!);
    const actual = at(rows);
    // seqloom: either classesOut or numbersOut
    if (recipe.categories.includes(column)) {
      const usual = mostCommonClass(prepared, column);
      const guesses = [
        { by: 'this model', values },
        { by: 'same class as last', values: at(last) },
        // seqloom: if seasons
        ...seasons.map(({ name, before }) => ({ by: name, values: at(before) })),
        // seqloom: end
        { by: 'always the most common class', values: actual.map(() => usual) },
      ];
      const classes = prepared.fitted.vocabularies[column]!;
      const numbersOf = (values: readonly Value[]) => values.map((text) => classes.indexOf(String(text)));
      const measured = guesses.map(({ by, values }, i) => {
        const rows = i === 0 ? probabilities : undefined;
        return { column, by, ...classFigures(numbersOf(actual), numbersOf(values), rows) };
      });
      const wrong = (values: readonly Value[]) => byWindow((i) => Number(values[i] !== actual[i] || values[i] === ''));
      return judged(measured, { 'error rate': guesses.map(({ values }) => wrong(values)) }, starts.length);
    } else {
      // seqloom: if oneSeries
      const [first, end] = rowsOf('train', raw.length);
      const shown = raw.slice(first, end).map(Number);
      // seqloom: end
      // seqloom: insert step
      const step = mean(changesIn(prepared, column, trainingRows(prepared)).map(Math.abs));
      // seqloom: end
      const guesses = [
        { by: 'this model', values: values.map(Number) },
        { by: recipe.naive.lastValue, values: at(last).map(Number) },
        // seqloom: if seasons
        ...seasons.map(({ name, before }) => ({ by: name, values: at(before).map(Number) })),
        // seqloom: end
        // seqloom: if oneSeries
        { by: recipe.naive.mean, values: rows.map(() => mean(shown)) },
        // seqloom: end
        // seqloom: if oneSeriesSeasons
        ...seasons.map(({ mean: by, rows: length, steps }) => {
          const placeOf = (row: number) => ((steps[row]! % length) + length) % length;
          const means = Array.from({ length }, (_, k) => mean(shown.filter((_, i) => placeOf(first + i) === k)));
          const values = rows.map((row) => means[placeOf(row)]!);
          return { by, values: values.map((value) => (Number.isNaN(value) ? mean(shown) : value)) };
        }),
        // seqloom: end
      ];
      // seqloom: if severalSeries
      guesses.push(...fittedForecasts(prepared, column, rows, last));
      // seqloom: end
      // seqloom: if oneSeriesDrift
      if (recipe.naive.drifting.includes(column)) {
        const change = (shown.at(-1)! - shown[0]!) / (shown.length - 1);
        const values = rows.map((row, i) => Number(raw[last[i]!]) + (row - last[i]!) * change);
        guesses.push({ by: recipe.naive.drift, values });
      }
      // seqloom: end
      const truth = actual.map(Number);
      const measured = guesses.map(({ by, values }) => ({ column, by, ...numberFigures(truth, values, step) }));
      const misses = guesses.map(
        ({ values }) =>
          (i: number) =>
            Math.abs(values[i]! - truth[i]!),
      );
      const rmse = misses.map((miss) => byWindow((i) => miss(i) ** 2));
      return judged(measured, { rmse, mae: misses.map((miss) => byWindow(miss)) }, starts.length, horizon);
    }
  });
}
// seqloom: if numbersOut

/** Figures of forecasts; `step` is the mean step of the training part. */
function numberFigures(truth: readonly number[], guess: readonly number[], step: number) {
  const miss = truth.map((y, i) => Math.abs(guess[i]! - y));
  const center = mean(truth);
  return {
    // seqloom: insert numberMetrics
    rmse: Math.sqrt(mean(miss.map((size) => size ** 2))),
    mase: mean(miss) / step,
    r2: 1 - mean(miss.map((size) => size ** 2)) / mean(truth.map((y) => (y - center) ** 2)),
    // seqloom: end
  };
}
// seqloom: end
// seqloom: if classesOut

/** The class that the training part shows most often. */
function mostCommonClass(prepared: Prepared, column: string): string {
  // seqloom: insert shownClasses
  const shown = trainingRows(prepared).map((row) => prepared.raw.get(column)![row]!);
  // seqloom: end
  const classes = prepared.fitted.vocabularies[column]!;
  const counts = classes.map((text) => shown.filter((value) => value === text).length);
  return classes[counts.indexOf(Math.max(...counts))]!;
}
// seqloom: end
// seqloom: if oneSeriesClock

/**
 * The last known row whole seasons before each row of a forecast (Hyndman and Athanasopoulos, Forecasting: Principles and
 * Practice, section 5.2), found by its time, so that a missing row shifts nothing; the last known one where there is none.
 */
function seasonByClock(
  times: readonly number[],
  rows: readonly number[],
  last: readonly number[],
  season: number,
): number[] {
  const rowAt = new Map(times.map((ms, row) => [ms, row]));
  const period = season * recipe.naive.stepMs;
  return rows.map((row, i) => {
    const seasons = Math.max(1, Math.ceil((times[row]! - times[last[i]!]!) / period));
    const found = rowAt.get(times[row]! - seasons * period) ?? row;
    return found <= last[i]! ? found : last[i]!;
  });
}
// seqloom: end
// seqloom: if oneSeriesRows

/**
 * The last known row whole seasons before each row of a forecast (Hyndman and Athanasopoulos, Forecasting: Principles and
 * Practice, section 5.2); the last known one where there is none.
 */
function seasonByRows(rows: readonly number[], last: readonly number[], season: number): number[] {
  return rows.map((row, i) => {
    const found = row - (Math.floor((row - last[i]! - 1) / season) + 1) * season;
    return found >= 0 ? found : last[i]!;
  });
}
// seqloom: end
