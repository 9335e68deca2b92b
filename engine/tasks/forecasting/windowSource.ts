import type {
  BatchBuffer,
  InputReading,
  PartName,
  SampleIds,
  SampleSource,
  TargetReading,
} from '../../samples/sampleSource';
import { balancedWeights } from '../../samples/balancedWeights';
import { visitInBatches } from '../../samples/visitInBatches';
import type { PreparedData, PreparedTarget } from './prepareData';

/** Puts the windows of some samples where a batch wants them. */
type WriteColumn = (ids: SampleIds, into: BatchBuffer, timeFirst: boolean) => void;

/**
 * The windows of prepared data as samples. A sample's number is the first row of its window; all windows are written straight
 * from the same prepared columns.
 */
export function windowSource(prepared: PreparedData): SampleSource {
  const { signature, parts, recipe } = prepared;
  const ids = (part: PartName): SampleIds => parts[part].starts;
  return {
    ...signature,
    parts: {
      train: { samples: parts.train.starts.length },
      validation: { samples: parts.validation.starts.length },
      test: { samples: parts.test.starts.length },
    },
    ids,
    batchCount: (part, { batchSize }) => Math.ceil(parts[part].starts.length / batchSize),
    batches: (part, order, random) => visitInBatches(ids(part), order, random),
    open: ({ inputs, outputs }) => {
      const targets = outputs.map(({ columns }) => columns.map((name) => findTarget(prepared, name)));
      const writeInputs = inputs.map((input) => inputWriter(prepared, input));
      const writeTargets = outputs.map(({ truth, balanced }, i) => {
        const [first] = targets[i] ?? [];
        const weights =
          balanced && first?.kind === 'category'
            ? balancedWeights(
                Array.from(ids('train'), (id) => first.codes[id + recipe.lookback] as number),
                first.classes.length,
              )
            : null;
        return targetWriter(recipe, targets[i] ?? [], truth, weights);
      });
      return {
        inputShapes: inputs.map(({ form, features }) =>
          form === 'codes' ? [recipe.lookback] : [recipe.lookback, features.length],
        ),
        targetShapes: outputs.map(({ truth }, i) => targetShape(recipe, targets[i] ?? [], truth)),
        masked: outputs.map(() => false),
        write: (samples, into) => {
          into.inputs.forEach((buffer, i) => writeInputs[i]?.(samples, buffer, into.layout === 'timeFirst'));
          into.targets.forEach((buffer, i) => writeTargets[i]?.(samples, buffer, false));
        },
      };
    },
  };
}

function findTarget({ targets }: PreparedData, name: string): PreparedTarget {
  const target = targets.find((candidate) => candidate.name === name);
  if (!target) throw new Error(`The data have no target ${name}.`);
  return target;
}

function inputWriter(prepared: PreparedData, { form, features }: InputReading): WriteColumn {
  const { lookback } = prepared.recipe;
  if (form === 'codes') {
    const column = prepared.codes[features[0] as string];
    if (!column) throw new Error(`The data have no codes of ${features[0]}.`);
    return (ids, into, timeFirst) => writeCodes(column, lookback, ids, into, timeFirst);
  }
  const { matrix, numberNames } = prepared;
  const columns = features.map((name) => numberNames.indexOf(name));
  if (columns.includes(-1)) throw new Error(`The data lack numbers among ${features.join(', ')}.`);
  const width = numberNames.length;
  const wholeRows = columns.length === width && columns.every((column, i) => column === i);
  return (ids, { values, at }, timeFirst) => {
    if (wholeRows && !timeFirst) {
      for (let s = 0; s < ids.length; s++) {
        const from = (ids[s] as number) * width;
        values.set(matrix.subarray(from, from + lookback * width), at + s * lookback * width);
      }
      return;
    }
    const [sampleStep, timeStep] = timeFirst ? [1, ids.length] : [lookback, 1];
    for (let t = 0; t < lookback; t++) {
      for (let s = 0; s < ids.length; s++) {
        const from = ((ids[s] as number) + t) * width;
        const to = at + (s * sampleStep + t * timeStep) * columns.length;
        for (let f = 0; f < columns.length; f++) values[to + f] = matrix[from + (columns[f] as number)] as number;
      }
    }
  };
}

function writeCodes(
  column: Int32Array,
  lookback: number,
  ids: SampleIds,
  { values, at }: BatchBuffer,
  timeFirst: boolean,
): void {
  const [sampleStep, timeStep] = timeFirst ? [1, ids.length] : [lookback, 1];
  for (let s = 0; s < ids.length; s++) {
    for (let t = 0; t < lookback; t++) {
      values[at + s * sampleStep + t * timeStep] = column[(ids[s] as number) + t] as number;
    }
  }
}

/** Steps ahead by columns of numbers; the classes of one column, or its code. */
function targetShape(
  { horizon }: PreparedData['recipe'],
  targets: readonly PreparedTarget[],
  truth: TargetReading['truth'],
): readonly number[] {
  const [first] = targets;
  if (first?.kind === 'category') return [truth === 'code' ? 1 : first.classes.length];
  return [horizon, targets.length];
}

/** A class that the training part never shows is no class: a row of zeros, or code 0. */
function targetWriter(
  { lookback, horizon }: PreparedData['recipe'],
  targets: readonly PreparedTarget[],
  truth: TargetReading['truth'],
  weights: Float32Array | null,
): WriteColumn {
  const [first] = targets;
  if (first?.kind === 'category') {
    const width = truth === 'code' ? 1 : first.classes.length;
    return (ids, { values, at }) => {
      values.fill(0, at, at + ids.length * width);
      for (let s = 0; s < ids.length; s++) {
        const code = first.codes[(ids[s] as number) + lookback] as number;
        if (truth === 'code') values[at + s] = Math.max(0, code);
        else if (code >= 0) values[at + s * width + code] = weights?.[code] ?? 1;
      }
    };
  }
  const columns = targets.flatMap((target) => (target.kind === 'number' ? [target.scaled] : []));
  const width = horizon * columns.length;
  return (ids, { values, at }) => {
    for (let s = 0; s < ids.length; s++) {
      const row = (ids[s] as number) + lookback;
      for (let h = 0; h < horizon; h++) {
        const to = at + s * width + h * columns.length;
        for (let k = 0; k < columns.length; k++) values[to + k] = columns[k]?.[row + h] as number;
      }
    }
  };
}
