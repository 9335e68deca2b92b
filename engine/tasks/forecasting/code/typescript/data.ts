import * as tf from '@tensorflow/tfjs';
import { fitScaler, numberIn } from './numbers.js';
import { recipe } from './recipe.js';
import { inSeries, partsOf, placesIn, windowsOf } from './series.js';
import { cellsOf, parseTime, type Table } from './table.js';

const { lookback, horizon } = recipe;
// A change needs the row before, so the first row of a file is not used then.
const FIRST_ROW = Object.keys(recipe.transforms).length > 0 ? 1 : 0;

/** What was taken from the training rows. It belongs to the weights and is saved beside them. */
export interface Fitted {
  // seqloom: if numbers
  readonly scalers: Readonly<Record<string, { readonly offset: number; readonly scale: number }>>;
  // seqloom: end
  // seqloom: if categories
  /** The texts of a column in the order of their codes, which count from 1. */
  readonly vocabularies: Readonly<Record<string, readonly string[]>>;
  // seqloom: end
}

export type Value = number | string;

/** The rows of a table in order of time, one series after another, column by column. */
export interface Prepared {
  /** The time of each row as the file writes it, or its number. */
  readonly labels: readonly string[];
  // seqloom: if moments
  // seqloom: insert timesAre
  /** The same in milliseconds since 1970. */
  // seqloom: end
  readonly times: readonly number[];
  // seqloom: end
  // seqloom: if severalSeries
  /** What the series of each row is called. */
  readonly series: readonly string[];
  /** The part that each row belongs to; none for a row before which a change needs one. */
  readonly parts: readonly string[];
  // seqloom: end
  /** In the data's own units. */
  readonly raw: ReadonlyMap<string, readonly Value[]>;
  /** As the model sees them: scaled numbers, and codes, with 0 for a text that the training rows never showed. */
  readonly seen: ReadonlyMap<string, readonly number[]>;
  /** Where each target is known: what fills a gap is no truth to measure against. */
  readonly known: ReadonlyMap<string, readonly boolean[]>;
  readonly fitted: Fitted;
}

/**
 * Prepares a table with what an earlier training fitted. Without that, for a new training, it is fitted to the training
 * part of this table alone, so that nothing of the later rows leaks into it.
 */
export function prepare(unordered: Table, fitted?: Fitted): Prepared {
  // seqloom: insert ordered
  const table = inSeries(unordered);
  // seqloom: end
  // seqloom: if severalSeries
  const series = cellsOf(table, recipe.series);
  // seqloom: end
  // seqloom: insert times
  const times = recipe.time === '' ? placesIn(series) : cellsOf(table, recipe.time).map(parseTime);
  // seqloom: end
  // seqloom: if severalSeries
  const parts = partsOf(series, times, FIRST_ROW);
  // seqloom: end
  // seqloom: if fitted or categories
  // seqloom: insert shown
  const shown = <T>(values: readonly T[]) => values.filter((_, row) => parts[row] === 'train');
  // seqloom: end
  // seqloom: end
  const raw = new Map<string, readonly Value[]>();
  const seen = new Map<string, readonly number[]>();
  const known = new Map<string, readonly boolean[]>();
  // seqloom: if numbers
  const scalers: Record<string, { offset: number; scale: number }> = {};
  const scale = (name: string, valueAt: (row: number) => number) => {
    const values = table.rows.map((_, row) => valueAt(row));
    // seqloom: insert scaler
    const scaler = fitted?.scalers[name] ?? fitScaler(shown(values));
    // seqloom: end
    scalers[name] = scaler;
    const scaled = values.map((value) => (value - scaler.offset) / scaler.scale);
    seen.set(name, scaled);
  };
  for (const name of recipe.numbers) {
    const told = cellsOf(table, name).map((cell) => numberIn(cell, name));
    const isTold = told.map((value) => !Number.isNaN(value));
    if (recipe.targets.includes(name)) known.set(name, isTold);
    // A missing number takes the last one before it, which never looks into the future.
    let last = Number.NaN;
    const values = told.map((value, row) => {
      // seqloom: if severalSeries
      if (series[row] !== series[row - 1]) last = Number.NaN;
      // seqloom: end
      if (isTold[row]) last = value;
      if (Number.isNaN(last)) throw new Error(`Column “${name}” starts with an empty cell.`);
      return last;
    });
    raw.set(name, values);
    // seqloom: either transforms or levels
    if (Object.hasOwn(recipe.transforms, name)) {
      // seqloom: either difference or logReturn
      if (recipe.transforms[name] === 'difference') {
        scale(name, (row) => values[row]! - values[row - 1]!);
      } else {
        scale(name, (row) => Math.log(values[row]! / values[row - 1]!));
      }
    } else {
      scale(name, (row) => values[row]!);
    }
  }
  // seqloom: end
  // seqloom: if categories
  const vocabularies: Record<string, readonly string[]> = {};
  for (const name of recipe.categories) {
    const texts = cellsOf(table, name);
    const vocabulary = fitted?.vocabularies[name] ?? [...new Set(shown(texts).filter((text) => text !== ''))];
    vocabularies[name] = vocabulary;
    const codes = texts.map((text) => vocabulary.indexOf(text) + 1);
    seen.set(name, codes);
    // seqloom: if classesOut
    if (recipe.outputs.some(({ columns }) => columns[0] === name))
      known.set(
        name,
        texts.map((text) => text !== ''),
      );
    // seqloom: end
    const knownTexts = texts.map((text, row) => (codes[row] === 0 ? '' : text));
    raw.set(name, knownTexts);
  }
  // seqloom: end
  // seqloom: if calendar
  for (const cycle of recipe.calendar) {
    const angles = times.map((ms) => 2 * Math.PI * phase(ms, cycle));
    // Both together, so that the end of a cycle meets its start.
    seen.set(`${cycle} sin`, angles.map(Math.sin));
    seen.set(`${cycle} cos`, angles.map(Math.cos));
  }
  // seqloom: end
  const labels = recipe.time === '' ? table.rows.map((_, row) => String(row + 1)) : cellsOf(table, recipe.time);
  // seqloom: insert prepared
  return { labels, times, series, parts, raw, seen, known, fitted: { scalers, vocabularies } };
  // seqloom: end
}
// seqloom: if calendar

const DAY_MS = 86_400_000;

/** Where a moment stands in a cycle, from 0 to 1. */
function phase(ms: number, cycle: string): number {
  // seqloom: if hourOfDay
  if (cycle === 'hourOfDay') return ms / DAY_MS - Math.floor(ms / DAY_MS);
  // seqloom: end
  // seqloom: if dayOfWeek
  // 1970-01-01 was a Thursday; weeks start on Sunday.
  if (cycle === 'dayOfWeek') return ((Math.floor(ms / DAY_MS) + 4) % 7) / 7;
  // seqloom: end
  // seqloom: if dayOfYear
  if (cycle === 'dayOfYear') {
    const year = new Date(ms).getUTCFullYear();
    return (ms - Date.UTC(year, 0)) / (Date.UTC(year + 1, 0) - Date.UTC(year, 0));
  }
  // seqloom: end
  throw new Error(`There is no cycle “${cycle}”.`);
}
// seqloom: end

export type Part = 'train' | 'validation' | 'test' | 'all' | 'latest';

// seqloom: if oneSeries
/** The first row of a part, and the row behind its last; of `latest` the rows that follow the last row of all. */
export function rowsOf(part: Part, count: number): readonly [number, number] {
  const { train, validation } = recipe.split;
  const border = (share: number) => FIRST_ROW + Math.round((count - FIRST_ROW) * share);
  if (part === 'train') return [FIRST_ROW, border(train)];
  if (part === 'validation') return [border(train), border(train + validation)];
  if (part === 'test') return [border(train + validation), count];
  return part === 'all' ? [FIRST_ROW, count] : [count, count + horizon];
}

// seqloom: end
/** The rows at which windows start that forecast rows of a part; they may read rows before it. */
export function samplesOf(prepared: Prepared, part: Part): number[] {
  // seqloom: either severalSeries or oneSeries
  if (recipe.series !== '') {
    return windowsOf(prepared.series, prepared.parts, part);
  } else {
    const [from, end] = rowsOf(part, prepared.labels.length);
    const first = Math.max(FIRST_ROW, from - lookback);
    return Array.from({ length: Math.max(0, end - first - lookback - horizon + 1) }, (_, i) => first + i);
  }
}

/** One tensor for each input of the model: the windows that start at these rows. */
export function inputTensors(prepared: Prepared, starts: readonly number[]): tf.Tensor[] {
  // seqloom: either onlyNumbersIn or codesIn
  if (recipe.categories.length === 0) {
    return recipe.inputs.map((columns) => gather(prepared, columns, starts, lookback));
  } else {
    return recipe.inputs.map((columns) => {
      const window = gather(prepared, columns, starts, lookback);
      return recipe.categories.includes(columns[0]!) ? tf.cast(tf.squeeze(window, [2]), 'int32') : window;
    });
  }
}

/** One tensor for each output of the model: what came after those windows. */
export function targetTensors(prepared: Prepared, starts: readonly number[]): tf.Tensor[] {
  const firsts = starts.map((start) => start + lookback);
  // seqloom: either noClassesOut or classesOut
  if (recipe.categories.length === 0) {
    return recipe.outputs.map(({ columns }) => gather(prepared, columns, firsts, horizon).reshape([starts.length, -1]));
  } else {
    return recipe.outputs.map((output) => {
      const truth = gather(prepared, output.columns, firsts, horizon).reshape([starts.length, -1]);
      // seqloom: either classesOut or numbersOut
      if (recipe.categories.includes(output.columns[0]!)) {
        // seqloom: either coded or oneHot
        if (output.truth !== 'oneHot') {
          // The number of the class, from 0 on; an unknown text counts as the first.
          return truth.sub(1).relu();
        } else {
          // A row for each window, with 1 at its class; an unknown text has none.
          const classes = prepared.fitted.vocabularies[output.columns[0]!]!.length;
          const rows = tf.oneHot(truth.flatten().toInt(), classes + 1);
          // seqloom: either balanced or unbalanced
          if (output.classWeights === 'balanced') {
            return rows
              .slice([0, 1])
              .toFloat()
              .mul(classWeights(prepared, output.columns[0]!, classes));
          } else {
            return rows.slice([0, 1]).toFloat();
          }
        }
      } else {
        return truth;
      }
    });
  }
}

// seqloom: if balanced
/** Weights by which all classes together count alike in the training part. */
function classWeights(prepared: Prepared, name: string, count: number): number[] {
  const codes = prepared.seen.get(name)!;
  const counts = Array<number>(count + 1).fill(0);
  for (const start of samplesOf(prepared, 'train')) counts[codes[start + lookback]!]! += 1;
  const [unknown = 0, ...known] = counts;
  const all = samplesOf(prepared, 'train').length - unknown;
  return known.map((times) => all / (count * Math.max(1, times)));
}

// seqloom: end
/** The values of `count` rows from each of these on: windows × rows × columns. */
function gather({ seen }: Prepared, names: readonly string[], firsts: readonly number[], count: number): tf.Tensor {
  const columns = names.map((name) => seen.get(name)!);
  const rows = firsts.flatMap((first) => Array.from({ length: count }, (_, i) => first + i));
  const values = Float32Array.from(rows.flatMap((row) => columns.map((column) => column[row]!)));
  return tf.tensor(values, [firsts.length, count, columns.length]);
}

/** The forecasts of one column in the data's own units: window by window, step by step. */
export interface Answer {
  readonly column: string;
  readonly values: readonly Value[];
  // seqloom: if classesOut
  /** What the model put out for each window, of classes. */
  readonly probabilities?: readonly (readonly number[])[];
  // seqloom: end
}

/** Turns what the model puts out for the windows that start at these rows into forecasts. */
export function decode(prepared: Prepared, starts: readonly number[], outputs: readonly tf.Tensor[]): Answer[] {
  return recipe.outputs.flatMap((output, i): Answer[] => {
    const rows = outputs[i]!.arraySync() as number[][];
    // seqloom: either classesOut or numbersOut
    if (recipe.categories.includes(output.columns[0]!)) {
      const column = output.columns[0]!;
      const classes = prepared.fitted.vocabularies[column]!;
      // seqloom: either binary or categorical
      if (output.truth === 'binary') {
        const best = starts.map((_, window) => (rows[window]![0]! > 0.5 ? 1 : 0));
        return [{ column, values: best.map((code) => classes[code]!), probabilities: rows }];
      } else {
        const best = starts.map((_, window) => rows[window]!.indexOf(Math.max(...rows[window]!)));
        return [{ column, values: best.map((code) => classes[code]!), probabilities: rows }];
      }
    } else {
      return output.columns.map((column, k) => {
        const { offset, scale } = prepared.fitted.scalers[column]!;
        const values = starts.flatMap((_, window) => {
          const own = rows[window]!.filter((_, place) => place % output.columns.length === k);
          const steps = own.map((step) => step * scale + offset);
          // seqloom: either changesOut or levelsOut
          if (Object.hasOwn(recipe.transforms, column)) {
            // Changes add up from the last known value on.
            const last = Number(prepared.raw.get(column)![starts[window]! + lookback - 1]);
            let sum = 0;
            // seqloom: either differenceOut or logReturnOut
            if (recipe.transforms[column] === 'difference') {
              return steps.map((step) => last + (sum += step));
            } else {
              return steps.map((step) => last * Math.exp((sum += step)));
            }
          } else {
            return steps;
          }
        });
        return { column, values };
      });
    }
  });
}
