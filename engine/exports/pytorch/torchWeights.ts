import { weightsByName } from '../../plan/savedWeights';
import type { TrainedModel } from '../../project/project';
import { refuse } from '../../project/refuse';
import type { TorchWeight } from '../../emit/torch/torchLayer';
import type { TensorValues } from '../../tensors/tensorValues';
import { torchNames } from './torchNames';
import type { TorchPlan } from './torchPlan';

/**
 * The weights of a trained model as the `state_dict()` of its PyTorch module, in the order of its layers. Throws a
 * `UserError` when a weight is missing or does not fit.
 */
export function torchWeights(
  plan: TorchPlan,
  weights: Pick<TrainedModel, 'weightSpecs' | 'weightData'>,
): readonly TorchWeight[] {
  const known = weightsByName(weights);
  const names = torchNames(plan);
  return plan.steps.flatMap((step) =>
    step.torch
      .weights((name) => findTensor(known, `${step.name}/${name}`))
      .map(({ suffix, name, shape, values }) => {
        const owner = suffix === undefined ? names.node(step.nodeId) : names.further(step.nodeId, suffix);
        return { name: name === '' ? owner : `${owner}.${name}`, shape, values };
      }),
  );
}

function findTensor(known: ReadonlyMap<string, TensorValues>, name: string): TensorValues {
  const found = known.get(name);
  if (!found) return refuse('project.weightsStale', { reason: { code: 'weights.missing', values: { name } } });
  // Without its name: in PyTorch it has another.
  const { shape, values } = found;
  return { shape, values };
}
