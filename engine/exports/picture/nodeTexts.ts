import type { NodeAnalysis } from '../../graph/analyzeGraph';
import type { DataSignature } from '../../tensors/dataSignature';
import type { GraphNode } from '../../graph/graph';
import { writeTitle } from '../../graph/nodeTitle';
import { defaultParams } from '../../graph/paramSchema';
import { findLayer } from '../../layers';
import { inputFeatures } from '../../layers/input';
import type { Writer } from '../../text/writer';
import { LOSSES } from '../../losses';

/** What stands on a node. */
export interface NodeTexts {
  readonly title: string;
  readonly summary: string;
  /** Title and summary in one, for those who cannot see the picture. */
  readonly spoken: string;
  readonly foot: string;
  /** What stands at the other end of the foot. */
  readonly footEnd?: string;
}

/** The setting of a node in one line, and what stands at its foot: columns, loss and optimizer, or parameter count. */
export function nodeTexts(
  node: GraphNode,
  analysis: NodeAnalysis | undefined,
  data: DataSignature | null,
  writer: Writer,
  optimizer = '',
): NodeTexts {
  const { t, phrase, numbers } = writer;
  const title = writeTitle(node, writer);
  const texts = (summary: string, foot: string, footEnd?: string): NodeTexts => ({
    title,
    summary,
    spoken: t('text.labeled', { label: title, text: summary }),
    foot,
    ...(footEnd !== undefined && { footEnd }),
  });
  const layer = findLayer(node.type);
  if (!layer) return texts(t('column.unknownLayer'), '–');
  const params = analysis?.params ?? { ...defaultParams(layer.params), ...node.params };
  const summary = layer.summarize(params, data).map(phrase).join(' · ');
  if (layer.role === 'input') return texts(summary, columnsOf(params, data, t('list.separator')));
  if (layer.role === 'target') {
    const loss = typeof params.loss === 'string' ? params.loss : '';
    const foot = LOSSES.find(({ id }) => id === loss)?.short ?? loss;
    return texts(summary, foot, optimizer);
  }
  const count = analysis?.parameterCount ?? null;
  return texts(summary, count === null ? '–' : count === 0 ? t('node.noParameters') : numbers.compact(count));
}

function columnsOf(params: NodeAnalysis['params'], data: DataSignature | null, separator: string): string {
  if (!data) return '–';
  const { form, columns } = params as { form: string; columns: readonly string[] };
  const names = inputFeatures({ form, columns }, data).map((feature) => feature.name);
  if (names.length === 0) return '–';
  return names.length > 2 ? `${names[0]} … ${names.at(-1)}` : names.join(separator);
}
