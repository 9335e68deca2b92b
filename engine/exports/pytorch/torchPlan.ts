import { importsOf } from '../../emit/python/pythonExpression';
import type { TorchLayer } from '../../emit/torch/torchLayer';
import type { ModelPlan } from '../../plan/modelPlan';
import { type PlanToldIn, type StepToldIn, toldIn } from '../../plan/toldIn';

/** A layer of the model and what it is in PyTorch. */
export interface TorchStep extends StepToldIn<'torch'> {
  readonly torch: TorchLayer;
}

/** A model as far as PyTorch can tell it. */
export type TorchPlan = Omit<PlanToldIn<'torch'>, 'steps'> & { readonly steps: readonly TorchStep[] };

export function torchPlan(plan: ModelPlan): TorchPlan {
  const told = toldIn(plan, 'torch');
  return { ...told, steps: told.steps.map((step) => ({ ...step, torch: step.layer.torch(step) })) };
}

/** The names of all classes and functions that the model's modules are made with, such as `Linear` or `KerasGRU`. */
export function moduleNames({ steps }: TorchPlan): ReadonlySet<string> {
  const modules = steps.flatMap(({ torch }) => torch.modules.map(({ value }) => value));
  return new Set(modules.flatMap(importsOf).map(({ name }) => name));
}
