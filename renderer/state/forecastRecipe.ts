import { type DataRecipe, EMPTY_RECIPE, type Project } from '#engine';

/** The recipe of a forecasting project; of other tasks, which have no such recipe, the empty one. */
export function forecastRecipe({ task }: Pick<Project, 'task'>): DataRecipe {
  return task.id === 'forecasting' ? task.recipe : EMPTY_RECIPE;
}
