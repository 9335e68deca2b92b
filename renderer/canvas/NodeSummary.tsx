import { findLayer, type GraphNode } from '#engine';
import { useTexts } from '../i18n/texts';
import { useDataSignature } from '../state/analysis';
import { useNodeParams } from './nodeParams';

/** The one-line setting under a node's name: “32 units · last state”. */
export function NodeSummary({ node }: { readonly node: GraphNode }) {
  const params = useNodeParams(node);
  const data = useDataSignature();
  const { phrase, t } = useTexts();
  const layer = findLayer(node.type);
  const text = layer ? layer.summarize(params, data).map(phrase).join(' · ') : t('node.unknown', { type: node.type });
  return (
    <span title={text} data-testid={`summary-${node.id}`}>
      {text}
    </span>
  );
}
