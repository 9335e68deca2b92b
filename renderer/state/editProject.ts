import {
  adoptWeights,
  type Problem,
  type Project,
  suggestRecipeFor,
  type Reading,
  type Table,
  type TableSource,
  type TrainingSettings,
  findTask,
  type RecipeOf,
  suggestTask,
  type TaskChoice,
  type TaskId,
  tidyLayout,
  withTable,
} from '#engine';
import { dataSignatureOf } from './analysis';
import { change, useDocument } from './documentStore';

/** Gives the project another name. An empty name changes nothing. */
export function renameProject(name: string): void {
  const trimmed = name.trim();
  change('renameProject', (project) =>
    trimmed === '' || trimmed === project.name ? project : { ...project, name: trimmed },
  );
}

/**
 * Changes parts of the recipe of a task, if that is the document's. `field` names what is being typed into: changes with the
 * same field in a row make one undo step.
 */
export function setRecipe<Id extends TaskId>(id: Id, changes: Partial<RecipeOf<Id>>, field?: string): void {
  change(
    'setRecipe',
    (project) =>
      project.task.id === id
        ? withTask(project, { id, recipe: { ...project.task.recipe, ...changes } } as TaskChoice)
        : project,
    { coalesce: field && `recipe ${field}` },
  );
}

function withTask(project: Project, task: TaskChoice): Project {
  const { table } = useDocument.getState();
  return table ? adoptWeights({ ...project, task }, table).project : { ...project, task };
}

/** Chooses another task for the same data, with the recipe it had in this document before, or the suggested one. */
export function setTask(id: TaskId): void {
  const { table, history } = useDocument.getState();
  const had = history.past.findLast(({ document }) => document.task.id === id)?.document.task;
  change('setTask', (project) => {
    if (project.task.id === id) return project;
    const task = had ?? ({ id, recipe: findTask(id).emptyRecipe } as TaskChoice);
    return withTask(project, table ? taskFor({ ...project, task }, table) : task);
  });
}

/** Puts the least model that can learn the task in the place of the graph, in one step. */
export function setStartingGraph(): void {
  const data = dataSignatureOf(useDocument.getState());
  if (!data) return;
  change('startGraph', (project) => {
    const graph = findTask(project.task.id).startingGraph(data);
    return { ...project, graph, layout: tidyLayout(graph), groups: [] };
  });
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
  readonly source?: TableSource | null;
  /** SHA-256 of the bytes. */
  readonly hash: string;
  /** What the user has settled of how the file is read. */
  readonly reading?: Partial<Reading>;
}

/**
 * Puts another data file under the project, in one step. The recipe stays where all its columns are in the new file
 * too; where not, the one that is suggested for the file takes its place, and in an empty project the task as well. Weights of a model from elsewhere are kept where
 * they fit the data.
 */
export function setData({ bytes, table, problems, source, hash, reading }: ReadData): void {
  change(
    'setData',
    (project) => {
      const asset = { name: table.fileName, bytes: bytes.length, sha256: hash, ...(reading && { reading }) };
      const standing = withTable(project, asset);
      const { task, graph } = project;
      const isNew = graph.nodes.length === 0 && findTask(task.id).columns(task.recipe).length === 0;
      return adoptWeights({ ...standing, task: isNew ? suggestTask(table) : taskFor(project, table) }, table).project;
    },
    { data: { dataBytes: bytes, table, tableProblems: problems, tableSource: source ?? null } },
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
