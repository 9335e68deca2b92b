import { defaultParams, findLayer, type GraphNode, type ParamValue } from '#engine';
import { useTexts } from '../i18n/texts';
import { analysisOf, useDataSignature } from '../state/analysis';
import { useDocument } from '../state/documentStore';

/** A node's parameters with defaults filled in, also for a node that could not be analyzed. */
export function useNodeParams(node: GraphNode): Readonly<Record<string, ParamValue>> {
  const analyzed = useDocument((state) => analysisOf(state).nodes.get(node.id)?.params);
  const layer = findLayer(node.type);
  return analyzed ?? { ...(layer && defaultParams(layer.params)), ...node.params };
}

/** A node's settings in one line: “32 units · last state”. */
export function useNodeSummary(node: GraphNode): string {
  const params = useNodeParams(node);
  const data = useDataSignature();
  const { phrase, t } = useTexts();
  const layer = findLayer(node.type);
  return layer ? layer.summarize(params, data).map(phrase).join(' · ') : t('node.unknown', { type: node.type });
}
