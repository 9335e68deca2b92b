import type { DataSignature } from '../../tensors/dataSignature';
import type { Project } from '../../project/project';
import { signatureOf, trainedSignature } from '../../project/projectSignature';
import { findTask } from '../../tasks';

/**
 * What a project's graph needs to know of its data, told without the data: what a model from elsewhere was made for, or what
 * the training found in every column that is used now. Null while neither is known.
 */
export function signatureWithoutData(project: Project): DataSignature | null {
  return signatureOf(project, null) ?? (hasFiguresOfAll(project) ? trainedSignature(project) : null);
}

/** Whether the training left figures of all columns, which also say what is a number and what a text. */
function hasFiguresOfAll({ task, trained }: Project): boolean {
  if (!trained) return false;
  const { scalers, vocabularies } = trained;
  return findTask(task.id)
    .fittedColumns(task.recipe)
    .every((name) => Object.hasOwn(scalers, name) || Object.hasOwn(vocabularies, name));
}
