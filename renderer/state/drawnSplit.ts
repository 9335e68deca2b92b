import type { Project } from '#engine';

/** The shares by which a project's data are divided; null where a column of the data gives the parts. */
export function drawnSplit({ task }: Pick<Project, 'task'>) {
  return task.id === 'sequenceClassification' && task.recipe.parts !== null ? null : task.recipe.split;
}
