import {
  adoptWeights,
  type DataRecipe,
  type Problem,
  type Project,
  suggestRecipeFor,
  type Table,
  type TrainingSettings,
  findTask,
  type TaskChoice,
  withTable,
} from '#engine';
import { change, useDocument } from './documentStore';

/** Gives the project another name. An empty name changes nothing. */
export function renameProject(name: string): void {
  const trimmed = name.trim();
  change('renameProject', (project) =>
    trimmed === '' || trimmed === project.name ? project : { ...project, name: trimmed },
  );
}

/**
 * Changes parts of the recipe. `field` names what is being typed into: changes with the same field in a row make one
 * undo step.
 */
export function setRecipe(changes: Partial<DataRecipe>, field?: string): void {
  const { table } = useDocument.getState();
  change(
    'setRecipe',
    (project) => {
      if (project.task.id !== 'forecasting') return project;
      const task = { ...project.task, recipe: { ...project.task.recipe, ...changes } };
      const changed = { ...project, task };
      return table ? adoptWeights(changed, table).project : changed;
    },
    { coalesce: field && `recipe ${field}` },
  );
}

/** Changes parts of the training settings; `field` as in `setRecipe`. */
export function setTraining(changes: Partial<TrainingSettings>, field?: string): void {
  change('setTraining', (project) => ({ ...project, training: { ...project.training, ...changes } }), {
    coalesce: field && `training ${field}`,
  });
}

/** A data file that was read. */
export interface ReadData {
  readonly bytes: Uint8Array;
  readonly table: Table;
  readonly problems: readonly Problem[];
  /** SHA-256 of the bytes. */
  readonly hash: string;
}

/**
 * Puts another data file under the project, in one step. The recipe stays where all its columns are in the new file
 * too; where not, the one that is suggested for the file takes its place. Weights of a model from elsewhere are kept where
 * they fit the data.
 */
export function setData({ bytes, table, problems, hash }: ReadData): void {
  change(
    'setData',
    (project) => {
      const standing = withTable(project, { name: table.fileName, bytes: bytes.length, sha256: hash });
      return adoptWeights({ ...standing, task: taskFor(project, table) }, table).project;
    },
    { data: { dataBytes: bytes, table, tableProblems: problems } },
  );
}

/** Says whether the project's file holds the data, or only their name, size and hash. */
export function setDataInside(inside: boolean): void {
  change('setDataInside', (project) =>
    project.assetsInside === inside ? project : { ...project, assetsInside: inside },
  );
}

function taskFor({ task, expects }: Project, table: Table): TaskChoice {
  const names = new Set(table.columns.map((column) => column.name));
  const chosen = findTask(task.id);
  const needed = chosen.columns(task.recipe);
  if (needed.length > 0 && needed.every((name) => names.has(name))) return task;
  if (expects && task.id === 'forecasting') return { id: task.id, recipe: suggestRecipeFor(expects, table) };
  return { id: task.id, recipe: chosen.suggest(table) } as TaskChoice;
}
