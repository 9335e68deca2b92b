import { defaultParams, findLayer, type GraphNode, type ParamValue } from '#engine';
import { analysisOf } from '../state/analysis';
import { useDocument } from '../state/documentStore';

/** A node's parameters with defaults filled in, also for a node that could not be analysed. */
export function paramsOf(
  node: GraphNode,
  analysed: Readonly<Record<string, ParamValue>> | undefined,
): Readonly<Record<string, ParamValue>> {
  const layer = findLayer(node.type);
  return analysed ?? { ...(layer && defaultParams(layer.params)), ...node.params };
}

/** `paramsOf` for the current document. */
export function useNodeParams(node: GraphNode): Readonly<Record<string, ParamValue>> {
  const analysed = useDocument((state) => analysisOf(state).nodes.get(node.id)?.params);
  return paramsOf(node, analysed);
}
