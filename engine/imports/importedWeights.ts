import { stepWeights } from '../plan/plannedWeights';
import type { ModelPlan } from '../plan/modelPlan';
import type { WeightSpec } from '../project/project';
import type { ImportedNode } from './importedGraph';
import { concatenated } from '../tensors/tensorValues';
import { matchWeights } from './neededWeights';

/** Weights under the names that the compiled model gives them, as a trained model holds them. */
export interface ImportedWeights {
  readonly weightSpecs: readonly WeightSpec[];
  readonly weightData: Uint8Array;
}

/**
 * The weights of all layers that were taken over; null when the file has none at all. Throws a `UserError` that names file
 * place, layer and shapes where a weight is not of the shape that its layer needs.
 */
export function importWeights(plan: ModelPlan, imported: readonly ImportedNode[]): ImportedWeights | null {
  if (imported.every(({ layer }) => !layer.weights || layer.weights.length === 0)) return null;
  const layers = new Map(imported.map(({ layer, node }) => [node.id, layer]));
  const specs: WeightSpec[] = [];
  const chunks: Float32Array[] = [];
  for (const step of plan.steps) {
    const layer = layers.get(step.nodeId);
    const needed = stepWeights(step);
    if (!layer || !needed) continue;
    const weights = matchWeights(layer, layer.weights ?? [], layer.place, needed);
    needed.forEach(({ name, shape }, i) => {
      specs.push({ name, shape, dtype: 'float32' });
      chunks.push(weights[i]?.values ?? new Float32Array());
    });
  }
  return { weightSpecs: specs, weightData: new Uint8Array(concatenated(chunks).buffer) };
}
