import type { WeightDefinition } from '../layers/define/weights';
import type { ModelPlan, PlannedStep } from './modelPlan';

/** A weight of a planned layer, under the name that it has in the built model and in every file, such as `lstm/kernel`. */
export interface PlannedWeight extends WeightDefinition {
  readonly nodeId: string;
}

/** The weights of one layer in its own order; null while its inputs are unknown. */
export function stepWeights(
  step: Pick<PlannedStep, 'nodeId' | 'name' | 'layer' | 'params' | 'inputSpecs'>,
): readonly PlannedWeight[] | null {
  if (step.inputSpecs.length === 0) return null;
  return step.layer
    .weights(step)
    .map((weight) => ({ ...weight, nodeId: step.nodeId, name: `${step.name}/${weight.name}` }));
}

/** The weights of all layers whose inputs are known, layer by layer. */
export function plannedWeights(plan: Pick<ModelPlan, 'steps'>): readonly PlannedWeight[] {
  return plan.steps.flatMap((step) => stepWeights(step) ?? []);
}
