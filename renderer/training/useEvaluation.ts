import { useEffect } from 'react';
import type { Report } from '#engine';
import { useDocument } from '../state/documentStore';
import { useTraining } from '../state/trainingStore';
import { refreshEvaluation } from './trainingSession';

/** The latest evaluation on the test part. Weights from a file or an undo are evaluated when a panel first asks. */
export function useEvaluation(): Report | null {
  const trained = useDocument((state) => state.project.trained);
  const table = useDocument((state) => state.table);
  const graph = useDocument((state) => state.project.graph);
  const task = useDocument((state) => state.project.task);
  const status = useTraining((state) => state.status);
  useEffect(() => {
    void refreshEvaluation();
  }, [trained, table, graph, task, status]);
  return useTraining((state) => state.evaluation);
}
