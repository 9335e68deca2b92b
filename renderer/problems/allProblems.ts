import type { Problem } from '#engine';
import { useMemo } from 'react';
import { useAnalysis } from '../state/analysis';
import { useDocument } from '../state/documentStore';
import { useTraining } from '../state/trainingStore';

/** Where a problem was found. */
export type ProblemSource = 'model' | 'data' | 'training';

export interface FoundProblem {
  readonly source: ProblemSource;
  readonly problem: Problem;
}

/** Every problem of the document and its last training: errors before warnings, in the order they were found. */
export function useAllProblems(): readonly FoundProblem[] {
  const { problems: model } = useAnalysis();
  const data = useDocument((state) => state.tableProblems);
  const training = useTraining((state) => state.problems);
  return useMemo(() => {
    const found = [
      ...data.map((problem): FoundProblem => ({ source: 'data', problem })),
      ...model.map((problem): FoundProblem => ({ source: 'model', problem })),
      ...training.map((problem): FoundProblem => ({ source: 'training', problem })),
    ];
    const isError = ({ problem }: FoundProblem): boolean => problem.severity === 'error';
    return [...found.filter(isError), ...found.filter((item) => !isError(item))];
  }, [data, model, training]);
}

/** How many errors and warnings there are. */
export function useProblemCount(): { readonly errors: number; readonly warnings: number } {
  const found = useAllProblems();
  const errors = found.filter(({ problem }) => problem.severity === 'error').length;
  return { errors, warnings: found.length - errors };
}
