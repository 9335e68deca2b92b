import { useMemo } from 'react';
import { type GraphAnalysis, type Problem, weightMisfits } from '#engine';
import { useDataProblems } from '../../worker/dataProblems';
import { beyondNeeds, useModelNeeds } from '../../state/modelNeeds';
import { useAnalysis } from '../../state/analysis';
import { useDocument } from '../../state/documentStore';
import type { PanelBadge } from '../definePanel';
import { useTraining } from '../../state/trainingStore';

/** Where a problem was found. */
export type ProblemSource = 'model' | 'data' | 'training';

export interface FoundProblem {
  readonly source: ProblemSource;
  readonly problem: Problem;
}

/** Every problem of the document and its last training: errors before warnings, in the order they were found. */
export function useAllProblems(): readonly FoundProblem[] {
  const analysis = useAnalysis();
  const needs = useModelNeeds();
  const model = useMemo(() => beyondNeeds(analysis.problems, needs), [analysis, needs]);
  const file = useDocument((state) => state.tableProblems);
  const prepared = useDataProblems();
  const training = useTraining((state) => state.problems);
  const misfits = useMisfits(analysis);
  return useMemo(() => {
    const found = [
      ...[...file, ...prepared].map((problem): FoundProblem => ({ source: 'data', problem })),
      ...model.map((problem): FoundProblem => ({ source: 'model', problem })),
      ...[...misfits, ...training].map((problem): FoundProblem => ({ source: 'training', problem })),
    ].filter(isFirstOfItsKind);
    const isError = ({ problem }: FoundProblem): boolean => problem.severity === 'error';
    return [...found.filter(isError), ...found.filter((item) => !isError(item))];
  }, [file, prepared, model, training, misfits]);
}

/** What keeps imported weights from the data that are open. The model can be trained all the same, from fresh weights. */
function useMisfits(model: GraphAnalysis): readonly Problem[] {
  const project = useDocument((state) => state.project);
  const hasData = useDocument((state) => state.table !== null);
  return useMemo(
    () =>
      hasData ? weightMisfits(project, model).map((problem): Problem => ({ ...problem, severity: 'warning' })) : [],
    [project, model, hasData],
  );
}

/** Training finds again what stands in the list already, when it was started with it. */
function isFirstOfItsKind({ problem }: FoundProblem, at: number, all: readonly FoundProblem[]): boolean {
  const same = JSON.stringify([problem.code, problem.values, problem.nodeId]);
  return (
    all.findIndex(({ problem: { code, values, nodeId } }) => JSON.stringify([code, values, nodeId]) === same) === at
  );
}

/** How many errors and warnings there are, on the panel's tab. */
export function useProblemBadge(): PanelBadge {
  const found = useAllProblems();
  return { count: found.length, tone: found.some(({ problem }) => problem.severity === 'error') ? 'error' : 'none' };
}
