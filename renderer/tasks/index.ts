import type { RecipeOf, TaskChoice, TaskId } from '#engine';
import { useDocument } from '../state/documentStore';
import { FORECASTING_VIEW } from './forecasting/view';
import { SEQUENCE_CLASSIFICATION_VIEW } from './sequenceClassification/view';
import type { TaskView } from './taskView';

type AnyView = TaskView<TaskChoice['recipe']>;

const TASK_VIEWS = {
  forecasting: FORECASTING_VIEW,
  sequenceClassification: SEQUENCE_CLASSIFICATION_VIEW,
} satisfies { readonly [Id in TaskId]: TaskView<RecipeOf<Id>> };

/** The views of the document's task, for its recipe. */
export function useTaskView(): AnyView {
  const id = useDocument((state) => state.project.task.id);
  return TASK_VIEWS[id] as AnyView;
}

/** Fetches what the tasks' views draw with before they are asked for. */
export async function preloadTasks(): Promise<void> {
  const views: readonly Pick<AnyView, 'preload'>[] = Object.values(TASK_VIEWS);
  await Promise.all(views.map(async ({ preload }) => preload?.()));
}
