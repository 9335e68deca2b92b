import { defaultParams, findLayer, type GraphNode, type ParamValue } from '#engine';
import { analysisOf } from '../state/analysis';
import { useDocument } from '../state/documentStore';

/** A node's parameters with defaults filled in, also for a node that could not be analyzed. */
export function useNodeParams(node: GraphNode): Readonly<Record<string, ParamValue>> {
  const analyzed = useDocument((state) => analysisOf(state).nodes.get(node.id)?.params);
  const layer = findLayer(node.type);
  return analyzed ?? { ...(layer && defaultParams(layer.params)), ...node.params };
}
