import * as tf from '@tensorflow/tfjs';
import { fitScaler, numberIn } from './numbers.js';
import given from './parts.json' with { type: 'json' };
import { recipe } from './recipe.js';
import { cellsOf, parseTime, type Table } from './table.js';

const { classes, length } = recipe;
// seqloom: if numbersIn
/** Padding is zeros, and a step of the data must not look like it. */
const NEARLY_ZERO = 1e-20;
// seqloom: end

/** What was taken from the training rows. It belongs to the weights and is saved beside them. */
export interface Fitted {
  // seqloom: if scaled
  readonly scalers: Readonly<Record<string, { readonly offset: number; readonly scale: number }>>;
  // seqloom: end
  // seqloom: if categories
  /** The texts of a column in the order of their codes, which count from 1. */
  readonly vocabularies: Readonly<Record<string, readonly string[]>>;
  // seqloom: end
}

/** Some steps of a recording, from the row `first` to the row `last`. */
interface Sample {
  readonly first: number;
  readonly last: number;
  /** The last step in its recording, counted from 1. */
  readonly step: number;
  /** What the table says of its class; nothing where it does not say. */
  readonly label: string;
  readonly part: string | undefined;
}

/** The rows of a table, recording by recording. */
export interface Prepared {
  /** Column by column as the model sees them: scaled numbers, and codes, with 0 for a text that training never saw. */
  readonly seen: ReadonlyMap<string, readonly number[]>;
  readonly samples: readonly Sample[];
  /** The recording of each sample. */
  readonly labels: readonly string[];
  // seqloom: if bySteps
  readonly classOfRow: readonly string[];
  // seqloom: end
  readonly fitted: Fitted;
}

/** Prepares a table with what an earlier training fitted, or else fits that to the training part. */
export function prepare(unordered: Table, fitted?: Fitted): Prepared {
  const recordings = recordingsOf(unordered);
  const table = { ...unordered, rows: recordings.flatMap(({ rows }) => rows.map((row) => unordered.rows[row]!)) };
  const classOfRow = unordered.header.includes(recipe.label) ? namesIn(table, recipe.label) : table.rows.map(() => '');
  const samples: Sample[] = [];
  const labels: string[] = [];
  const starts = new Set<number>();
  // seqloom: if fitted or categories
  const train: number[] = [];
  // seqloom: end
  let first = 0;
  for (const { name, rows } of recordings) {
    const end = first + rows.length;
    const part = partOf(name);
    for (const start of startsOf(first, end)) {
      const last = Math.min(start + length, end) - 1;
      // seqloom: insert label
      const label = classOfRow.slice(first, end).find((text) => text !== '') ?? '';
      // seqloom: end
      samples.push({ first: start, last, step: last - first + 1, label, part });
      labels.push(name);
    }
    // seqloom: if fitted or categories
    if (part === 'train') for (let row = first; row < end; row++) train.push(row);
    // seqloom: end
    starts.add(first);
    first = end;
  }
  const seen = new Map<string, readonly number[]>();
  // seqloom: if scaled
  const scalers: Record<string, { offset: number; scale: number }> = {};
  for (const name of recipe.numbers) {
    const values: number[] = [];
    // An empty cell takes the last number before it in its recording.
    for (const [row, cell] of cellsOf(table, name).entries()) {
      const value = numberIn(cell, name);
      const isFirst = starts.has(row);
      if (isFirst && Number.isNaN(value)) throw new Error(`A recording starts with an empty cell of “${name}”.`);
      values.push(Number.isNaN(value) ? values[row - 1]! : value);
    }
    // seqloom: insert scaler
    const scaler = fitted?.scalers[name] ?? fitScaler(train.map((row) => values[row]!));
    // seqloom: end
    scalers[name] = scaler;
    const scaled = values.map((value) => (value - scaler.offset) / scaler.scale);
    seen.set(name, scaled);
  }
  // seqloom: end
  // seqloom: if categories
  const vocabularies: Record<string, readonly string[]> = {};
  for (const name of recipe.categories) {
    const texts = cellsOf(table, name);
    const shown = train.map((row) => texts[row]!).filter((text) => text !== '');
    const vocabulary = fitted?.vocabularies[name] ?? [...new Set(shown)];
    vocabularies[name] = vocabulary;
    const codes = texts.map((text) => vocabulary.indexOf(text) + 1);
    seen.set(name, codes);
  }
  // seqloom: end
  // seqloom: insert prepared
  return { seen, samples, labels, classOfRow, fitted: { scalers, vocabularies } };
  // seqloom: end
}

/** The recordings of a table in the order in which they appear, each with its rows in order. */
function recordingsOf(table: Table): { name: string; rows: number[] }[] {
  const rowsOf = new Map<string, number[]>();
  for (const [row, name] of namesIn(table, recipe.series).entries()) {
    if (name === '') continue;
    if (!rowsOf.has(name)) rowsOf.set(name, []);
    rowsOf.get(name)!.push(row);
  }
  // seqloom: if ordered
  // seqloom: either time or rows
  if (recipe.times) {
    const places = cellsOf(table, recipe.order).map(parseTime);
    for (const rows of rowsOf.values()) rows.sort((a, b) => places[a]! - places[b]!);
  } else {
    // A row that does not say its place stands last.
    const placeOf = (place: number): number => (Number.isNaN(place) ? Infinity : place);
    const places = cellsOf(table, recipe.order).map((cell) => placeOf(numberIn(cell, recipe.order)));
    for (const rows of rowsOf.values()) rows.sort((a, b) => places[a]! - places[b]!);
  }
  // seqloom: end
  return Array.from(rowsOf, ([name, rows]) => ({ name, rows }));
}

/** The cells of a column as names. */
function namesIn(table: Table, column: string): string[] {
  // seqloom: either numbered or texts
  if (recipe.numbered.includes(column)) {
    // However the file writes a number, it is one name.
    const numbers = cellsOf(table, column).map((cell) => numberIn(cell, column));
    return numbers.map((value) => (Number.isNaN(value) ? '' : String(value)));
  } else {
    return cellsOf(table, column);
  }
}

/** The part of a recording, which was chosen when the program was made. */
function partOf(recording: string): string | undefined {
  const parts: Readonly<Record<string, string>> = given;
  return Object.hasOwn(parts, recording) ? parts[recording] : undefined;
}

/** Where the samples of a recording start that spans the rows `first … end − 1`. */
function startsOf(first: number, end: number): number[] {
  const last = Math.max(first, end - length);
  // seqloom: either windows or whole
  if (recipe.samples === 'windows') {
    return Array.from({ length: Math.floor((last - first) / recipe.stride) + 1 }, (_, k) => first + k * recipe.stride);
  } else {
    return [last];
  }
}

export type Part = 'train' | 'validation' | 'test' | 'all' | 'latest';

/** The samples of a part that have a class, by number; or all of them, which are also the latest. */
export function samplesOf({ samples }: Prepared, part: Part): number[] {
  const isAll = part === 'all' || part === 'latest';
  return [...samples.keys()].filter((i) => isAll || (samples[i]!.part === part && samples[i]!.label !== ''));
}

// seqloom: if bySteps
/** A step of a sample, counted from 1 in its recording, its class if it has one, and its place in outputs for some samples. */
interface Step {
  readonly recording: string;
  readonly step: number;
  readonly label: string;
  readonly place: number;
}

/** The steps of these samples, without padding. */
export function stepsOf({ samples, labels, classOfRow }: Prepared, chosen: readonly number[]): Step[] {
  return chosen.flatMap((i, k) => {
    const { first, last, step } = samples[i]!;
    return classOfRow.slice(first, last + 1).map((label, t) => {
      return { recording: labels[i]!, step: step - (last - first) + t, label, place: k * length + t };
    });
  });
}

/** The places of the steps of these samples that training learns from: those with a class that it saw. */
export function countedSteps(prepared: Prepared, samples: readonly number[]): number[] {
  return stepsOf(prepared, samples).flatMap(({ label, place }) => (classes.includes(label) ? [place] : []));
}

// seqloom: end
/** The number of each class that is told; −1 for one that training never saw. */
export function classNumbers(prepared: Prepared, samples: readonly number[]): number[] {
  // seqloom: either bySteps or bySample
  if (recipe.classOf === 'step') {
    return stepsOf(prepared, samples).flatMap(({ label }) => (label === '' ? [] : [classes.indexOf(label)]));
  } else {
    return samples.map((i) => classes.indexOf(prepared.samples[i]!.label));
  }
}

/** The recording that each of these answers is about. */
export function recordingsOfAnswers(prepared: Prepared, samples: readonly number[]): string[] {
  // seqloom: either bySteps or bySample
  if (recipe.classOf === 'step') {
    return stepsOf(prepared, samples).flatMap(({ label, recording }) => (label === '' ? [] : [recording]));
  } else {
    return samples.map((i) => prepared.labels[i]!);
  }
}

/** One tensor for each input of the model: the steps of these samples, with zeros behind the last. */
export function inputTensors({ seen, samples }: Prepared, chosen: readonly number[]): tf.Tensor[] {
  return recipe.inputs.map((names) => {
    const columns = names.map((name) => seen.get(name)!);
    const values = new Float32Array(chosen.length * length * columns.length);
    for (const [k, i] of chosen.entries()) {
      const { first, last } = samples[i]!;
      for (let row = first; row <= last; row++) {
        const step = columns.map((column) => column[row]!);
        // seqloom: either numbersIn or codesIn
        if (recipe.numbers.includes(names[0]!)) {
          if (!step.some((value) => value !== 0)) step[0] = NEARLY_ZERO;
        }
        values.set(step, (k * length + row - first) * columns.length);
      }
    }
    // seqloom: either codesIn or numbersIn
    if (recipe.categories.includes(names[0]!)) {
      return tf.tensor(Int32Array.from(values), [chosen.length, length], 'int32');
    } else {
      return tf.tensor(values, [chosen.length, length, columns.length]);
    }
  });
}

/** One tensor for each output of the model: the classes to learn from these samples. */
export function targetTensors(prepared: Prepared, samples: readonly number[]): tf.Tensor[] {
  // seqloom: insert numbers
  const numbers = classNumbers(prepared, samples);
  // seqloom: end
  const truths: Record<string, tf.Tensor> = {};
  // seqloom: if coded
  // The number of the class, from 0 on; an unknown class counts as 0.
  truths.number = tf.tensor2d(numbers, [numbers.length, 1], 'float32').relu();
  // seqloom: end
  // seqloom: if oneHot
  // A row for each class, with 1 at its number; an unknown class has none.
  const rows = tf.oneHot(tf.tensor1d(numbers, 'int32').add(1).toInt(), classes.length + 1);
  truths.oneHot = rows.slice([0, 1]).toFloat();
  // seqloom: end
  // seqloom: if balanced
  truths.balanced = truths.oneHot.mul(classWeights(prepared));
  // seqloom: end
  return recipe.targets.map((kind) => truths[kind]!);
}
// seqloom: if balanced

/** Weights by which all classes together count alike in the training part. */
function classWeights(prepared: Prepared): number[] {
  const numbers = classNumbers(prepared, samplesOf(prepared, 'train'));
  const counts = classes.map((_, k) => numbers.filter((number) => number === k).length);
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => all / (classes.length * Math.max(1, count)));
}
// seqloom: end

/** What one output of the model says: the class of each sample or step, and how probable each class is. */
export interface Answer {
  readonly column: string;
  readonly values: readonly string[];
  readonly probabilities?: readonly (readonly number[])[];
}

/** Turns what the model puts out for some samples into classes. */
// seqloom: insert decode
export function decode(_prepared: Prepared, _samples: readonly number[], outputs: readonly tf.Tensor[]): Answer[] {
  // seqloom: end
  return outputs.map((output) => {
    // seqloom: insert answered
    const rows = output.arraySync() as number[][];
    // seqloom: end
    // seqloom: insert probabilities
    const probabilities = rows.map((row) => (row.length === 1 ? [1 - row[0]!, row[0]!] : row));
    // seqloom: end
    const values = probabilities.map((row) => classes[row.indexOf(Math.max(...row))]!);
    return { column: recipe.label, values, probabilities };
  });
}
