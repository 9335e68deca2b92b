import { FORECASTING_VIEW } from './forecasting/view';
import type { TaskView } from './taskView';

/** The tasks that the engine knows. */
type TaskId = 'forecasting';

const TASK_VIEWS = { forecasting: FORECASTING_VIEW } satisfies Record<TaskId, TaskView>;

/** The views of the document's task. */
export function useTaskView(): TaskView {
  return TASK_VIEWS.forecasting;
}

/** Fetches what the tasks' views draw with before they are asked for. */
export async function preloadTasks(): Promise<void> {
  await Promise.all(Object.values(TASK_VIEWS).map(({ preload }) => preload()));
}
