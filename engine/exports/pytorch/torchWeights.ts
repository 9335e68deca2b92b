import type { ModelPlan, PlannedStep } from '../../plan/modelPlan';
import { weightsByName } from '../../plan/savedWeights';
import type { TrainedModel } from '../../project/project';
import { refuse } from '../../project/refuse';
import { argText, type TensorValues, type TorchWeight } from '../../emit/torch/torchLayer';
import { torchLayer } from './torchLayers';
import { torchNames } from './torchNames';

/**
 * The weights of a trained model as the `state_dict()` of its PyTorch module, in the order of its layers. Throws a
 * `UserError` when a weight is missing or does not fit.
 */
export function torchWeights(
  plan: ModelPlan,
  weights: Pick<TrainedModel, 'weightSpecs' | 'weightData'>,
): readonly TorchWeight[] {
  const known = weightsByName(weights);
  const names = torchNames(plan);
  return plan.steps.flatMap((step) =>
    torchLayer(step)
      .weights((name) => findTensor(known, weightName(step, name)))
      .map(({ suffix, name, shape, values }) => {
        const owner = suffix === undefined ? names.node(step.nodeId) : names.further(step.nodeId, suffix);
        return { name: name === '' ? owner : `${owner}.${name}`, shape, values };
      }),
  );
}

/** How tfjs calls a weight: Bidirectional's two layers are named after its inner one. */
function weightName(step: PlannedStep, name: string): string {
  const { layer } = step.call.args;
  const [direction = '', own = ''] = name.split('/');
  if (typeof layer !== 'object' || own === '') return `${step.name}/${name}`;
  return `${step.name}/${direction}_${argText(layer.args.name)}/${own}`;
}

function findTensor(known: ReadonlyMap<string, TensorValues>, name: string): TensorValues {
  const found = known.get(name);
  if (!found) return refuse('project.weightsStale', { reason: { code: 'weights.missing', values: { name } } });
  // Without its name: in PyTorch it has another.
  const { shape, values } = found;
  return { shape, values };
}
