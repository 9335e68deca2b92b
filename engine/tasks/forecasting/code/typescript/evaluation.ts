import { type Forecast, type Part, type Prepared, rowsOf, samplesOf, type Value } from './data.js';
import { recipe } from './recipe.js';

const { lookback, horizon } = recipe;

/** How good forecasts of one column are. */
export interface Score {
  readonly column: string;
  readonly by: string;
  // seqloom: if numbersOut
  readonly mae?: number;
  readonly rmse?: number;
  // seqloom: end
  // seqloom: if classesOut
  readonly accuracy?: number;
  // seqloom: end
  /** 1 − squared error, or share of wrong classes, of the model / that of this forecast (Murphy 1988). */
  readonly skill: number | null;
}

/** The windows of a part whose outcome the data really knows: what fills a gap is no truth. */
export function knownSamples(prepared: Prepared, part: Part): number[] {
  return samplesOf(prepared, part).filter((start) => forecastRows(start).every((row) => prepared.known[row]));
}

function forecastRows(start: number): number[] {
  return Array.from({ length: horizon }, (_, step) => start + lookback + step);
}

/** Measures forecasts beside those that need no model. */
export function evaluate(prepared: Prepared, starts: readonly number[], forecasts: readonly Forecast[]): Score[] {
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
  return forecasts.flatMap(({ column, values }) => {
    const raw = prepared.raw.get(column)!;
    const actual = rows.map((row) => raw[row]!);
    const naive = sources.map(({ by, rows }) => ({ by, values: rows.map((row) => raw[row]!) }));
    const guesses = [{ by: 'this model', values }, ...naive];
    // seqloom: either classesOut or numbersOut
    if (recipe.categories.includes(column)) {
      const usual = mostCommonClass(prepared, column);
      guesses.push({ by: 'always the most common class', values: actual.map(() => usual) });
      return scoresOf(column, guesses, (guess) => classFigures(guess, actual));
    } else {
      return scoresOf(column, guesses, (guess) => numberFigures(guess, actual));
    }
  });
}

/** The figures of each forecast, with its skill against the first. */
function scoresOf(
  column: string,
  guesses: readonly { readonly by: string; readonly values: readonly Value[] }[],
  figuresOf: (values: readonly Value[]) => { readonly error: number },
): Score[] {
  const scored = guesses.map(({ by, values }) => ({ by, ...figuresOf(values) }));
  const own = scored[0]!.error;
  return scored.map(({ by, error, ...figures }, i) => {
    const skill = error > 0 ? 1 - own / error : own > 0 ? Number.NEGATIVE_INFINITY : 0;
    return { column, by, ...figures, skill: i === 0 ? null : skill };
  });
}
// seqloom: if numbersOut

function numberFigures(values: readonly Value[], actual: readonly Value[]) {
  const errors = values.map((value, i) => Number(value) - Number(actual[i]));
  const error = errors.reduce((sum, miss) => sum + miss ** 2, 0) / errors.length;
  return { mae: errors.reduce((sum, miss) => sum + Math.abs(miss), 0) / errors.length, rmse: Math.sqrt(error), error };
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
