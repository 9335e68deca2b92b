import type { LayerLanguage } from '../layers/define/defineLayer';
import { makeProblem, UserError } from '../problem/problem';
import type { ModelPlan, PlannedStep } from './modelPlan';

const LABELS: Readonly<Record<LayerLanguage, string>> = {
  tfjs: 'TensorFlow.js',
  keras: 'Keras',
  torch: 'PyTorch',
  onnx: 'ONNX',
};

/** A step whose layer has a part for the language. */
export type StepToldIn<Language extends LayerLanguage> = PlannedStep & {
  readonly layer: { readonly [Part in Language]-?: NonNullable<PlannedStep['layer'][Part]> };
};

/** A plan whose layers all have a part for the language. */
export type PlanToldIn<Language extends LayerLanguage> = Omit<ModelPlan, 'steps'> & {
  readonly steps: readonly StepToldIn<Language>[];
};

/**
 * The plan as far as a language can tell it: a layer that has no part for it is left out, with a problem that says so on its
 * node, and the plan is then not complete.
 */
export function toldIn<Language extends LayerLanguage>(plan: ModelPlan, language: Language): PlanToldIn<Language> {
  const problems = new Map(plan.problems);
  const steps = plan.steps.filter((step): step is StepToldIn<Language> => {
    if (step.layer[language]) return true;
    const values = {
      node: step.label,
      layer: { code: `layer.${step.layer.type}` } as const,
      language: LABELS[language],
    };
    const missing = makeProblem('export.layerNotSupported', values, { nodeId: step.nodeId });
    problems.set(step.nodeId, [...(problems.get(step.nodeId) ?? []), missing]);
    return false;
  });
  return { ...plan, steps, problems, complete: problems.size === 0 };
}

/** The plan itself where it is complete. Throws a `UserError` with all its problems where it is not. */
export function completePlan<Plan extends Pick<ModelPlan, 'complete' | 'problems'>>(plan: Plan): Plan {
  if (!plan.complete) throw new UserError([...plan.problems.values()].flat());
  return plan;
}
