import type * as tf from '@tensorflow/tfjs';
import { type Part, type Prepared, rowsOf, samplesOf, type Value } from './data.js';
import { infer } from './inference.js';
import { recipe } from './recipe.js';
import { withSkill } from './scores.js';

const { lookback, horizon } = recipe;
const forecastRows = (start: number) => Array.from({ length: horizon }, (_, step) => start + lookback + step);

/** Measures the forecasts of a part beside those that need no model. What fills a gap in the data is no truth. */
export function evaluate(model: tf.LayersModel, prepared: Prepared, part: Part): object[] {
  const starts = samplesOf(prepared, part).filter((start) => forecastRows(start).every((row) => prepared.known[row]));
  const rows = starts.flatMap(forecastRows);
  const last = starts.flatMap((start) => Array<number>(horizon).fill(start + lookback - 1));
  const sources = [{ by: recipe.naive.lastValue, rows: last }];
  // seqloom: if seasons
  for (const season of recipe.naive.seasons) {
    // seqloom: either clockSeasons or rowSeasons
    if (recipe.naive.stepMs > 0) {
      sources.push({ by: season.name, rows: seasonByClock(prepared.times, rows, last, season.rows) });
    } else {
      sources.push({ by: season.name, rows: seasonByRows(rows, last, season.rows) });
    }
  }
  // seqloom: end
  return infer(model, prepared, starts).flatMap(({ column, values }) => {
    const raw = prepared.raw.get(column)!;
    const actual = rows.map((row) => raw[row]!);
    const naive = sources.map(({ by, rows }) => ({ by, values: rows.map((row) => raw[row]!) }));
    const guesses = [{ by: 'this model', values }, ...naive];
    // seqloom: either classesOut or numbersOut
    if (recipe.categories.includes(column)) {
      const usual = mostCommonClass(prepared, column);
      guesses.push({ by: 'always the most common class', values: actual.map(() => usual) });
      const measured = guesses.map(({ by, values }) => ({ column, by, ...classFigures(values, actual) }));
      return withSkill(measured, 1);
    } else {
      const measured = guesses.map(({ by, values }) => ({ column, by, ...numberFigures(values, actual) }));
      return withSkill(measured, 2);
    }
  });
}
// seqloom: if numbersOut

function numberFigures(values: readonly Value[], actual: readonly Value[]) {
  const errors = values.map((value, i) => Number(value) - Number(actual[i]));
  const rmse = Math.sqrt(errors.reduce((sum, miss) => sum + miss ** 2, 0) / errors.length);
  return { mae: errors.reduce((sum, miss) => sum + Math.abs(miss), 0) / errors.length, rmse, error: rmse };
}
// seqloom: end
// seqloom: if classesOut

function classFigures(values: readonly Value[], actual: readonly Value[]) {
  const accuracy = values.filter((value, i) => value === actual[i]).length / values.length;
  return { accuracy, error: 1 - accuracy };
}

/** The class that the training part shows most often. */
function mostCommonClass(prepared: Prepared, column: string): string {
  const shown = prepared.raw.get(column)!.slice(...rowsOf('train', prepared.labels.length));
  const classes = prepared.fitted.vocabularies[column]!;
  const counts = classes.map((text) => shown.filter((value) => value === text).length);
  return classes[counts.indexOf(Math.max(...counts))]!;
}
// seqloom: end
// seqloom: if clockSeasons

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
// seqloom: if rowSeasons

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
