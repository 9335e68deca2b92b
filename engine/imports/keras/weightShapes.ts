import { formatShape } from '../../tensors/tensorSpec';
import { refuse } from '../../project/refuse';
import type { ForeignLayer, ForeignWeight } from '../foreignModel';
import { entryOf, isObject, type JsonObject } from './json';

/** What a size is, where the options say it; null stands for any. */
type Shape = readonly (number | null)[];

const sizeOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);
const times = (factor: number, value: number | null): number | null => (value === null ? null : factor * value);

function cellShapes(config: JsonObject, gates: number, biasRows: 1 | 2 = 1): Shape[] {
  const units = sizeOf(config.units);
  const width = times(gates, units);
  const bias: Shape = biasRows === 2 ? [2, width] : [width];
  return [[null, width], [units, width], ...(config.use_bias === false ? [] : [bias])];
}

function kernelShapes(config: JsonObject, kernel: Shape): Shape[] {
  return config.use_bias === false ? [kernel] : [kernel, [kernel.at(-1) ?? null]];
}

function normShapes({ center, scale }: JsonObject): Shape[] {
  return [...(scale === false ? [] : [[null]]), ...(center === false ? [] : [[null]])];
}

function inner(config: JsonObject): Shape[] | null {
  const { layer } = config;
  if (!isObject(layer) || typeof layer.class_name !== 'string') return null;
  const own = entryOf(layer, 'config');
  return isObject(own) ? neededShapes(layer.class_name, own) : null;
}

function bothDirections(config: JsonObject): Shape[] | null {
  const one = inner(config);
  return one && [...one, ...one];
}

/** The shapes of the weights of each class, in its own order, as its options say. */
const SHAPES: ReadonlyMap<string, (config: JsonObject) => Shape[] | null> = new Map([
  ['Dense', (config) => kernelShapes(config, [null, sizeOf(config.units)])],
  ['LSTM', (config) => cellShapes(config, 4)],
  ['GRU', (config) => cellShapes(config, 3, config.reset_after === true ? 2 : 1)],
  ['SimpleRNN', (config) => cellShapes(config, 1)],
  ['Embedding', (config) => [[sizeOf(config.input_dim), sizeOf(config.output_dim ?? config.units)]]],
  ['Conv1D', (config) => kernelShapes(config, [sizeOf(first(config.kernel_size)), null, sizeOf(config.filters)])],
  ['LayerNormalization', normShapes],
  ['Bidirectional', bothDirections],
  ['TimeDistributed', inner],
]);

/** What weights a layer needs; null for a class that is not known. */
function neededShapes(className: string, config: JsonObject): Shape[] | null {
  return SHAPES.get(className)?.(config) ?? null;
}

/** Checks the weights that a file has for a layer against its options. Throws a `UserError` that names both. */
export function checkWeights(layer: ForeignLayer, weights: readonly ForeignWeight[], file: string): void {
  const needed = neededShapes(layer.className, layer.config);
  if (!needed) return;
  if (weights.length !== needed.length) {
    const values = { file, layer: layer.name, received: weights.length, expected: needed.length };
    refuse('import.weightCount', values);
  }
  weights.forEach((weight, i) => {
    const shape = needed[i] ?? [];
    if (fits(weight.shape, shape)) return;
    const expected = shape.map((size) => size ?? '?').join('×');
    const values = { weight: weight.name, layer: layer.name, received: formatShape(weight.shape), expected };
    refuse('import.weightShape', { file, ...values });
  });
}

function fits(shape: readonly number[], needed: Shape): boolean {
  return shape.length === needed.length && needed.every((size, i) => size === null || size === shape[i]);
}
