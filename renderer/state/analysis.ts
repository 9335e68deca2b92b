import {
  analyze,
  type DataSignature,
  type Graph,
  type GraphAnalysis,
  type Problem,
  signatureOf,
  type Table,
  findTask,
  type TaskChoice,
} from '#engine';
import { type DocumentState, useDocument } from './documentStore';
import { useMemo } from 'react';
import { beyondNeeds, useModelNeeds } from './modelNeeds';
import { keepEqualParts } from './keepEqualParts';

/**
 * Remembers the last answer: the document changes in one place, so more would only hold memory. The parts of an answer
 * that equal those of the last one stay the same objects, so that an edit of one node draws no other again.
 */
function rememberLast<Args extends readonly unknown[], Answer>(
  compute: (...args: Args) => Answer,
): (...args: Args) => Answer {
  let last: { readonly args: Args; readonly answer: Answer } | null = null;
  return (...args) => {
    const known = last;
    if (known && known.args.every((arg, i) => Object.is(arg, args[i]))) return known.answer;
    const answer = keepEqualParts(known?.answer, compute(...args));
    last = { args, answer };
    return answer;
  };
}

const describeLast = rememberLast(
  (table: Table, { id, recipe }: TaskChoice): DataSignature => findTask(id).describe(table, recipe),
);
const analyzeLast = rememberLast((graph: Graph, data: DataSignature | null): GraphAnalysis => analyze(graph, data));

const NO_PROBLEMS: readonly Problem[] = [];

const byNode = rememberLast((analysis: GraphAnalysis): ReadonlyMap<string, readonly Problem[]> => {
  const map = new Map<string, Problem[]>();
  for (const problem of analysis.problems) {
    if (problem.nodeId === undefined) continue;
    const list = map.get(problem.nodeId);
    if (list) list.push(problem);
    else map.set(problem.nodeId, [problem]);
  }
  return map;
});

/** What the graph must know of the document's data, or null while there is none. */
export function dataSignatureOf(state: Pick<DocumentState, 'project' | 'table'>): DataSignature | null {
  const { project, table } = state;
  return table ? describeLast(table, project.task) : signatureOf(project, null);
}

/** Shapes, counts and problems of the document's graph. Cheap to call again: it is computed once for each graph. */
export function analysisOf(state: Pick<DocumentState, 'project' | 'table'>): GraphAnalysis {
  return analyzeLast(state.project.graph, dataSignatureOf(state));
}

/** The analysis of the current document. */
export function useAnalysis(): GraphAnalysis {
  return useDocument(analysisOf);
}

/** The data signature of the current document. */
export function useDataSignature(): DataSignature | null {
  return useDocument(dataSignatureOf);
}

/** The problems that stand on one node. The same array until they change. */
export function useNodeProblems(nodeId: string): readonly Problem[] {
  const needs = useModelNeeds();
  const problems = useDocument((state) => byNode(analysisOf(state)).get(nodeId) ?? NO_PROBLEMS);
  return useMemo(() => beyondNeeds(problems, needs), [problems, needs]);
}
