import type * as tfjs from '@tensorflow/tfjs';
import type { ParamValue } from '../graph/graph';
import { defaultParams } from '../graph/paramSchema';
import type { LayerDefinition } from '../layers/define/defineLayer';
import { makeTfjsLayer } from '../layers/tfjsLayers';
import { type PlannedStep, stepWeights } from '../plan/modelPlan';
import { seedWeights } from '../plan/seedWeights';
import { createRandom } from '../random/random';
import type { TensorSpec } from '../tensors/tensorSpec';
import type { Tf } from '../tensors/tf';

/** A layer on its own as a step of a model that feeds it these specs at its tensor ports. */
export function stepOf(
  layer: LayerDefinition,
  params: Readonly<Record<string, ParamValue>>,
  inputSpecs: readonly TensorSpec[],
  more: Partial<PlannedStep> = {},
): PlannedStep {
  return {
    nodeId: 'tested',
    label: 'Tested',
    name: 'tested',
    layer,
    params: { ...defaultParams(layer.params), ...params },
    inputs: inputSpecs.map((_, i) => ({ node: `source-${i}`, port: 'out' })),
    initialState: null,
    takesState: false,
    givesState: false,
    inputSpecs,
    outputs: {},
    ...more,
  };
}

/** The tfjs layer of a step, which starts from seeded weights once it is applied. */
export function buildStep(tf: Tf, step: PlannedStep, seed = 7): tfjs.layers.Layer {
  if (!step.layer.tfjs) throw new Error(`${step.layer.type} is not in tfjs`);
  const built = makeTfjsLayer(tf, step.layer.tfjs(step));
  seedWeights(tf, built, stepWeights(step) ?? [], createRandom(seed));
  return built;
}
