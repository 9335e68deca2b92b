import type { GraphAnalysis } from '../graph/analyzeGraph';
import { findLayer } from '../layers';
import { layerNames, type ModelPlan, stepWeights } from '../plan/modelPlan';
import type { WeightSpec } from '../project/project';
import type { ImportedNode } from './importedGraph';
import { concatenated } from '../tensors/tensorValues';
import { matchWeights, UNKNOWN_INPUTS } from './neededWeights';

/** Weights under the names that the compiled model gives them, as a trained model holds them. */
export interface ImportedWeights {
  readonly weightSpecs: readonly WeightSpec[];
  readonly weightData: Uint8Array;
  /** Numbers in the weights of layers whose inputs are unknown, such as those behind a placeholder. */
  readonly unplanned: number;
}

/**
 * The weights of all layers that were taken over, in the order in which they are computed; null when the file has none at all.
 * Those behind what Seqloom does not know are among them. Throws a `UserError` that names file place, layer and shapes where a
 * weight is not of the shape that its layer needs.
 */
export function importWeights(
  analysis: GraphAnalysis,
  plan: ModelPlan,
  imported: readonly ImportedNode[],
): ImportedWeights | null {
  if (imported.every(({ layer }) => !layer.weights || layer.weights.length === 0)) return null;
  const layers = new Map(imported.map(({ layer, node }) => [node.id, layer]));
  const steps = new Map(plan.steps.map((step) => [step.nodeId, step]));
  const nodes = analysis.order.flatMap((id) => analysis.nodes.get(id) ?? []).filter(({ inModel }) => inModel);
  const names = layerNames(nodes.map(({ node }) => node));
  const specs: WeightSpec[] = [];
  const chunks: Float32Array[] = [];
  let unplanned = 0;
  for (const { node, params } of nodes) {
    const layer = layers.get(node.id);
    if (!layer || node.type === 'placeholder') continue;
    const step = steps.get(node.id);
    const planned = step ? stepWeights(step) : null;
    const name = names.get(node.id) ?? '';
    const known = findLayer(node.type);
    const behind = { nodeId: node.id, name, params, inputSpecs: UNKNOWN_INPUTS };
    // Of sizes that depend on what is unknown the file is believed.
    const needed = planned ?? (known && stepWeights({ ...behind, layer: known })) ?? [];
    const weights = matchWeights(layer, layer.weights ?? [], layer.place, needed);
    needed.forEach(({ name, shape }, i) => {
      const { values = new Float32Array(), shape: found = shape } = weights[i] ?? {};
      specs.push({ name, shape: planned ? shape : found, dtype: 'float32' });
      chunks.push(values);
      if (!planned) unplanned += values.length;
    });
  }
  return { weightSpecs: specs, weightData: new Uint8Array(concatenated(chunks).buffer), unplanned };
}
