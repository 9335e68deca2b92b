import { Unsupported } from '../emit/keras/kerasOptions';
import { defaultParams } from '../graph/paramSchema';
import { findKerasClass, findLayer } from '../layers';
import type { WeightDefinition } from '../layers/define/weights';
import { floatSpec, formatShape } from '../tensors/tensorSpec';
import { refuse } from '../problem/problem';
import { convertLayer } from './convertLayer';
import type { ForeignLayer, ForeignWeight } from './foreignModel';

const UNKNOWN = floatSpec([Number.NaN, Number.NaN], true);
/** Inputs of which nothing is known: sizes that depend on what feeds the layer are not a number. */
export const UNKNOWN_INPUTS = [UNKNOWN, UNKNOWN];

/** The weights that a layer of this class with these options has; null for one that Seqloom does not have. */
export function neededWeights(layer: Pick<ForeignLayer, 'className' | 'config'>): readonly WeightDefinition[] | null {
  try {
    const { type, params } = convertLayer(layer, { kerasVersion: 3, inputsHaveTime: [true, true] });
    return findLayer(type)?.weights({ name: '', params, inputSpecs: UNKNOWN_INPUTS }) ?? null;
  } catch (error) {
    if (error instanceof Unsupported) return null;
    throw error;
  }
}

/** Whether layers of a class have weights, whatever their options; undefined for a class that Seqloom does not have. */
export function classHasWeights(className: string): boolean | undefined {
  const layer = findKerasClass(className);
  return layer && layer.weights({ name: '', params: defaultParams(layer.params), inputSpecs: [UNKNOWN] }).length > 0;
}

/**
 * The weights that a file has for a layer as Seqloom lays them out, if they are those that it needs: as its options say, or as
 * given. Throws a `UserError` that names both where they are not.
 */
export function matchWeights(
  layer: ForeignLayer,
  found: readonly ForeignWeight[],
  file: string,
  needed: readonly WeightDefinition[] | null = neededWeights(layer),
): readonly ForeignWeight[] {
  if (!needed) return found;
  if (found.length !== needed.length) {
    const values = { file, layer: layer.name, received: found.length, expected: needed.length };
    refuse('import.weightCount', values);
  }
  const weights = fromCudnn({ ...layer, weights: found });
  weights.forEach((weight, i) => {
    const shape = needed[i]?.shape ?? [];
    if (fits(weight, shape)) return;
    const expected =
      shape.length === 0 ? formatShape(shape) : shape.map((size) => (Number.isNaN(size) ? '?' : size)).join('×');
    const values = { weight: weight.name, layer: layer.name, received: formatShape(weight.shape), expected };
    refuse('import.weightShape', { file, ...values });
  });
  return weights;
}

/** A scalar may be stored as a list of one. */
function fits({ shape, values }: ForeignWeight, needed: readonly number[]): boolean {
  if (needed.length === 0) return values.length === 1;
  return shape.length === needed.length && needed.every((size, i) => Number.isNaN(size) || size === shape[i]);
}

const GATES: Readonly<Record<string, number>> = { CuDNNLSTM: 4, CuDNNGRU: 3 };

/**
 * The weights of a layer as plain Keras has them. CuDNNLSTM and CuDNNGRU keep the matrix of each gate transposed and one
 * bias for the inputs beside one for the state; LSTM needs only their sum, GRU with `reset_after` both.
 */
function fromCudnn({ className, config, weights }: ForeignLayer): readonly ForeignWeight[] {
  const found = weights ?? [];
  const { layer } = config as { layer?: { class_name?: unknown } };
  const cell = className === 'Bidirectional' ? layer?.class_name : className;
  const gates = typeof cell === 'string' && Object.hasOwn(GATES, cell) ? GATES[cell] : undefined;
  if (gates === undefined) return found;
  return found.map((weight, i) => {
    if (i % 3 < 2) return transposed(weight, gates);
    return bias(weight, gates);
  });
}

/** Each gate's block, read row by row as the transposed matrix. Both kinds of kernel are turned alike. */
function transposed(weight: ForeignWeight, gates: number): ForeignWeight {
  const [rows = 0, width = 0] = weight.shape;
  const units = width / gates;
  const values = new Float32Array(weight.values.length);
  for (let gate = 0; gate < gates; gate++) {
    for (let row = 0; row < rows; row++) {
      for (let unit = 0; unit < units; unit++) {
        // The k-th number of the block, row by row, is the k-th of the result, column by column.
        const k = row + rows * unit;
        const from = Math.floor(k / units) * width + gate * units + (k % units);
        values[row * width + gate * units + unit] = weight.values[from] as number;
      }
    }
  }
  return { ...weight, values };
}

function bias(weight: ForeignWeight, gates: number): ForeignWeight {
  const width = weight.values.length / 2;
  if (gates === 3) return { ...weight, shape: [2, width] };
  const values = weight.values.slice(0, width);
  return { ...weight, shape: [width], values: values.map((value, i) => value + (weight.values[width + i] as number)) };
}
