import type { TruthForm } from '../../losses/defineLoss';
import type { PreparedData } from './prepareData';

/** What one Input of the model reads: number columns by their position in the matrix, or the codes of one column. */
export type InputSource =
  | { readonly kind: 'numbers'; readonly columns: readonly number[] }
  | { readonly kind: 'codes'; readonly name: string };

/** What each Input of a model reads from prepared data. */
export function inputSources(
  model: { readonly inputs: readonly { readonly form: 'numbers' | 'codes'; readonly features: readonly string[] }[] },
  prepared: PreparedData,
): InputSource[] {
  return model.inputs.map((input): InputSource => {
    if (input.form === 'codes') return { kind: 'codes', name: input.features[0] as string };
    return { kind: 'numbers', columns: input.features.map((name) => prepared.numberNames.indexOf(name)) };
  });
}

/** One Input's windows, sample by sample: `samples × lookback × features`, or `samples × lookback` codes. */
export interface WindowBatch {
  readonly values: Float32Array | Int32Array;
  readonly shape: readonly number[];
}

/**
 * Copies the windows of `count` samples, from sample `first` on, time first: `lookback × count × features` numbers or
 * `lookback × count` codes, into `into` from `at` on.
 */
export function writeWindowsTimeMajor(
  prepared: PreparedData,
  source: InputSource,
  startRows: ArrayLike<number>,
  first: number,
  count: number,
  into: Float32Array | Int32Array,
  at: number,
): void {
  const { lookback } = prepared.recipe;
  if (source.kind === 'codes') {
    const column = prepared.codes[source.name] as Int32Array;
    for (let t = 0; t < lookback; t++) {
      for (let s = 0; s < count; s++) {
        into[at + t * count + s] = column[(startRows[first + s] as number) + t] as number;
      }
    }
    return;
  }
  const width = prepared.numberNames.length;
  const features = source.columns.length;
  const { matrix } = prepared;
  let to = at;
  for (let t = 0; t < lookback; t++) {
    for (let s = 0; s < count; s++) {
      const from = ((startRows[first + s] as number) + t) * width;
      for (let f = 0; f < features; f++) into[to++] = matrix[from + (source.columns[f] as number)] as number;
    }
  }
}

/** Copies the windows that start at the given rows. A window is `lookback` rows; they must all exist. */
export function gatherWindows(prepared: PreparedData, source: InputSource, startRows: ArrayLike<number>): WindowBatch {
  const samples = startRows.length;
  const { lookback } = prepared.recipe;
  if (source.kind === 'codes') {
    const column = prepared.codes[source.name] as Int32Array;
    const values = new Int32Array(samples * lookback);
    for (let s = 0; s < samples; s++) {
      const start = startRows[s] as number;
      values.set(column.subarray(start, start + lookback), s * lookback);
    }
    return { values, shape: [samples, lookback] };
  }
  const width = prepared.numberNames.length;
  const features = source.columns.length;
  const values = new Float32Array(samples * lookback * features);
  const wholeRows = features === width && source.columns.every((column, i) => column === i);
  for (let s = 0; s < samples; s++) {
    const start = startRows[s] as number;
    const to = s * lookback * features;
    if (wholeRows) {
      values.set(prepared.matrix.subarray(start * width, (start + lookback) * width), to);
      continue;
    }
    for (let t = 0; t < lookback; t++) {
      const from = (start + t) * width;
      for (let f = 0; f < features; f++) {
        values[to + t * features + f] = prepared.matrix[from + (source.columns[f] as number)] as number;
      }
    }
  }
  return { values, shape: [samples, lookback, features] };
}

/**
 * Copies what should be predicted after the windows that start at the given rows. Number targets give
 * `samples × (horizon · targets)`, step by step; a class target gives one-hot rows of `samples × classes`, or
 * `samples × 1` with the code of the class, as its loss wants the truth.
 */
export function gatherTargets(
  prepared: PreparedData,
  targetNames: readonly string[],
  startRows: ArrayLike<number>,
  truth: TruthForm,
): WindowBatch {
  const samples = startRows.length;
  const { lookback, horizon } = prepared.recipe;
  const targets = targetNames.flatMap((name) => prepared.targets.find((target) => target.name === name) ?? []);
  const [first] = targets;
  if (first?.kind === 'category') {
    const width = truth === 'oneHot' ? first.classes.length : 1;
    const values = new Float32Array(samples * width);
    for (let s = 0; s < samples; s++) {
      const code = first.codes[(startRows[s] as number) + lookback] as number;
      if (truth === 'codes') values[s] = code;
      else if (truth === 'binary') values[s] = Math.max(0, code);
      else if (code >= 0) values[s * width + code] = 1;
    }
    return { values, shape: [samples, width] };
  }
  const width = horizon * targets.length;
  const values = new Float32Array(samples * width);
  targets.forEach((target, k) => {
    if (target.kind !== 'number') return;
    for (let s = 0; s < samples; s++) {
      const row = (startRows[s] as number) + lookback;
      for (let h = 0; h < horizon; h++) values[s * width + h * targets.length + k] = target.scaled[row + h] as number;
    }
  });
  return { values, shape: [samples, width] };
}
