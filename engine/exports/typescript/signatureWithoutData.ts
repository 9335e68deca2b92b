import { signatureOf } from '../../tasks/forecasting/describeData';
import type { DataSignature } from '../../tensors/dataSignature';
import type { Project } from '../../project/project';
import { trainedSignature } from '../../training/trainedSignature';

/**
 * What a project's graph needs to know of its data, told without the data: what a model from elsewhere was made for, or what
 * the training found in every column that is used now. Null while neither is known.
 */
export function signatureWithoutData(project: Project): DataSignature | null {
  return signatureOf(project, null) ?? (hasFiguresOfAll(project) ? trainedSignature(project) : null);
}

/** Whether the training left figures of all columns, which also say what is a number and what a text. */
function hasFiguresOfAll({ recipe, trained }: Project): boolean {
  if (!trained) return false;
  const { scalers, vocabularies } = trained;
  return [...recipe.features, ...recipe.targets].every(
    (name) => Object.hasOwn(scalers, name) || Object.hasOwn(vocabularies, name),
  );
}
