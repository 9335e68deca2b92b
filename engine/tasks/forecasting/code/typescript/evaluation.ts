import type * as tf from '@tensorflow/tfjs';
import { type Part, type Prepared, rowsOf, samplesOf, type Value } from './data.js';
import { infer } from './inference.js';
import { classFigures } from './metrics.js';
import { mean } from './numbers.js';
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
  // seqloom: insert answers
  return infer(model, prepared, starts).flatMap(({ column, values, probabilities }) => {
    // seqloom: end
    const raw = prepared.raw.get(column)!;
    const actual = rows.map((row) => raw[row]!);
    const naive = sources.map(({ by, rows }) => ({ by, values: rows.map((row) => raw[row]!) }));
    const guesses = [{ by: 'this model', values }, ...naive];
    // seqloom: either classesOut or numbersOut
    if (recipe.categories.includes(column)) {
      const usual = mostCommonClass(prepared, column);
      guesses.push({ by: 'always the most common class', values: actual.map(() => usual) });
      const classes = prepared.fitted.vocabularies[column]!;
      const numbersOf = (values: readonly Value[]) => values.map((text) => classes.indexOf(String(text)));
      const measured = guesses.map(({ by, values }, i) => {
        const rows = i === 0 ? probabilities : undefined;
        return { column, by, ...classFigures(numbersOf(actual), numbersOf(values), rows) };
      });
      return withSkill(measured, 1, ({ accuracy }) => 1 - accuracy);
    } else {
      const shown = raw.slice(...rowsOf('train', raw.length)).map(Number);
      const step = mean(shown.slice(1).map((value, i) => Math.abs(value - shown[i]!)));
      const figuresOf = (values: readonly Value[]) => numberFigures(actual.map(Number), values.map(Number), step);
      const measured = guesses.map(({ by, values }) => ({ column, by, ...figuresOf(values) }));
      return withSkill(measured, 2, ({ rmse }) => rmse);
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
