import type { KernelLayer } from '../../emit/kernels/kernelLayer';
import { type ModelPlan, type PlannedWeight, stepWeights } from '../../plan/modelPlan';

/** A layer of a program: what it computes, for which node, from which nodes, with which weights. */
export interface KernelStep {
  readonly nodeId: string;
  readonly sources: readonly string[];
  readonly layer: KernelLayer;
  /** In the order of the layer's definition. */
  readonly weights: readonly PlannedWeight[];
}

/** The layers of a model for the kernels; null when these cannot run it as a whole: then tfjs runs it layer by layer. */
export function kernelSteps({ steps }: ModelPlan): KernelStep[] | null {
  const found: KernelStep[] = [];
  for (const step of steps) {
    const layer = step.layer.fused?.(step) ?? null;
    const weights = stepWeights(step);
    if (layer === null || weights === null) return null;
    found.push({ nodeId: step.nodeId, sources: step.inputs.map(({ node }) => node), layer, weights });
  }
  return found;
}
