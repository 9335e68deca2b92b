import { findLayer, type Problem, tableAsset } from '#engine';
import { useMemo } from 'react';
import { type DocumentState, useDocument } from './documentStore';

/** What a model cannot do without, in the order in which it is made, and whether it is there. */
export interface ModelNeed {
  readonly id: 'data' | 'input' | 'sequence' | 'output' | 'target';
  readonly done: boolean;
}

const NOTHING: readonly ModelNeed[] = [];

/** What the model needs, while some of it is missing; nothing where the graph has all that it must have. */
function modelNeeds({ nodes }: DocumentState['project']['graph'], hasData: boolean): readonly ModelNeed[] {
  const layers = nodes.flatMap(({ type }) => findLayer(type) ?? []);
  const hasRole = (role: string): boolean => layers.some((layer) => layer.role === role);
  const hasOutput = layers.some(({ type }) => type === 'dense');
  if (hasData && hasRole('input') && hasRole('layer') && hasRole('target')) return NOTHING;
  return [
    { id: 'data', done: hasData },
    { id: 'input', done: hasRole('input') },
    { id: 'sequence', done: layers.some(({ role, type }) => role === 'layer' && type !== 'dense') },
    { id: 'output', done: hasOutput },
    { id: 'target', done: hasRole('target') },
  ];
}

/** What the model of the document needs, while some of it is missing. */
export function useModelNeeds(): readonly ModelNeed[] {
  const graph = useDocument((state) => state.project.graph);
  // A model from a file knows what data it was made for.
  const hasData = useDocument(
    ({ table, project }) => table !== null || tableAsset(project) !== undefined || project.expects !== null,
  );
  return useMemo(() => modelNeeds(graph, hasData), [graph, hasData]);
}

const TOLD_BY_NEEDS: readonly string[] = ['graph.noInput', 'graph.noTarget', 'input.noData', 'target.noData'];

/** The problems without those that only say what the needs say already. */
export function beyondNeeds(problems: readonly Problem[], needs: readonly ModelNeed[]): readonly Problem[] {
  return needs.length === 0 ? problems : problems.filter(({ code }) => !TOLD_BY_NEEDS.includes(code));
}
