import type { Graph, GraphAnalysis } from '#engine';
import { useMemo, useState } from 'react';
import { useTexts } from '../i18n/texts';
import { useAnalysis } from '../state/analysis';
import { useDocument } from '../state/documentStore';
import { useSelection } from '../state/selectionStore';
import { type DescribeWire, type FlowEdge, toFlowEdges } from './graphToFlow';

/** The wires as React Flow holds them. */
export function useFlowEdges(): FlowEdge[] {
  const graph = useDocument((state) => state.project.graph);
  const analysis = useAnalysis();
  const selected = useSelection((state) => state.edgeIds);
  const { t } = useTexts();
  const [draw] = useState(rememberDrawn);
  return useMemo(
    () => draw(graph, analysis, selected, (from, to) => t('wire.label', { from, to })),
    [draw, graph, analysis, selected, t],
  );
}

/** `toFlowEdges` from what it drew before. */
function rememberDrawn() {
  let drawn: FlowEdge[] = [];
  return (graph: Graph, analysis: GraphAnalysis, selected: readonly string[], describe: DescribeWire): FlowEdge[] =>
    (drawn = toFlowEdges(graph, analysis, selected, describe, drawn));
}
