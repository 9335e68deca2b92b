import type { Graph, GraphAnalysis } from '#engine';
import { useMemo, useState } from 'react';
import { useTexts } from '../i18n/texts';
import { useAnalysis } from '../state/analysis';
import { useDocument } from '../state/documentStore';
import { useSelection } from '../state/selectionStore';
import { type DescribeWire, type FlowEdge, type TitleOf, toFlowEdges } from './graphToFlow';

/** The wires as React Flow holds them. */
export function useFlowEdges(): FlowEdge[] {
  const graph = useDocument((state) => state.project.graph);
  const analysis = useAnalysis();
  const selected = useSelection((state) => state.edgeIds);
  const { t, title } = useTexts();
  const [draw] = useState(rememberDrawn);
  const describe = useMemo(() => rememberLabels((from, to) => t('wire.label', { from, to })), [t]);
  return useMemo(
    () => draw(graph, analysis, selected, title, describe),
    [draw, graph, analysis, selected, title, describe],
  );
}

/** The same words for the same ends: an edit leaves nearly all of them as they are. */
function rememberLabels(describe: DescribeWire): DescribeWire {
  const labels = new Map<string, string>();
  return (from, to) => {
    const ends = JSON.stringify([from, to]);
    const label = labels.get(ends) ?? describe(from, to);
    labels.set(ends, label);
    return label;
  };
}

/** `toFlowEdges` from what it drew before. */
function rememberDrawn() {
  let drawn: FlowEdge[] = [];
  return (
    graph: Graph,
    analysis: GraphAnalysis,
    selected: readonly string[],
    titleOf: TitleOf,
    describe: DescribeWire,
  ): FlowEdge[] => (drawn = toFlowEdges(graph, analysis, selected, titleOf, describe, drawn));
}
