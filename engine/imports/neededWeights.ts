import { Unsupported } from '../emit/keras/kerasOptions';
import { defaultParams } from '../graph/paramSchema';
import { findKerasClass, findLayer } from '../layers';
import type { WeightDefinition } from '../layers/define/weights';
import { floatSpec, formatShape } from '../tensors/tensorSpec';
import { refuse } from '../project/refuse';
import { convertLayer } from './convertLayer';
import { fromCudnn } from './cudnnWeights';
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
