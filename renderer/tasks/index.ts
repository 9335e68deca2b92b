import type { TaskId } from '#engine';
import { useDocument } from '../state/documentStore';
import { FORECASTING_VIEW } from './forecasting/view';
import { SEQUENCE_CLASSIFICATION_VIEW } from './sequenceClassification/view';
import type { TaskView } from './taskView';

const TASK_VIEWS = {
  forecasting: FORECASTING_VIEW,
  sequenceClassification: SEQUENCE_CLASSIFICATION_VIEW,
} satisfies Record<TaskId, TaskView>;

/** The views of the document's task. */
export function useTaskView(): TaskView {
  const id = useDocument((state) => state.project.task.id);
  return TASK_VIEWS[id];
}

/** Fetches what the tasks' views draw with before they are asked for. */
export async function preloadTasks(): Promise<void> {
  await Promise.all(Object.values(TASK_VIEWS).map(({ preload }) => preload()));
}
