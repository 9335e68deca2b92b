import {
  adoptWeights,
  type DataRecipe,
  type Problem,
  type Project,
  suggestRecipe,
  suggestRecipeFor,
  type Table,
  type TrainingSettings,
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
      const changed = { ...project, recipe: { ...project.recipe, ...changes } };
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
      const data = { dataFile: table.fileName, dataHash: hash, dataSize: bytes.length };
      return adoptWeights({ ...project, ...data, recipe: recipeFor(project, table) }, table).project;
    },
    { data: { dataBytes: bytes, table, tableProblems: problems } },
  );
}

/** Says whether the project's file holds the data, or only their name, size and hash. */
export function setDataInside(inside: boolean): void {
  change('setDataInside', (project) => (project.dataInside === inside ? project : { ...project, dataInside: inside }));
}

function recipeFor({ recipe, expects }: Project, table: Table): DataRecipe {
  const names = new Set(table.columns.map((column) => column.name));
  const needed = [...recipe.features, ...recipe.targets, ...(recipe.time === null ? [] : [recipe.time])];
  if (needed.length > 0 && needed.every((name) => names.has(name))) return recipe;
  return expects ? suggestRecipeFor(expects, table) : suggestRecipe(table);
}
