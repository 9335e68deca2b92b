import { findTask } from '../tasks';
import type { Table } from '../tables/table';
import type { DataSignature } from '../tensors/dataSignature';
import { type Project, tableAsset } from './project';

/**
 * What a project's graph needs to know of its data: the table's signature or, before there are any data, what a model from
 * elsewhere was made for. Null while neither is known.
 */
export function signatureOf(
  project: Pick<Project, 'task' | 'expects' | 'assets'>,
  table: Table | null,
): DataSignature | null {
  if (table) return findTask(project.task.id).describe(table, project.task.recipe);
  return tableAsset(project) ? null : project.expects;
}

/**
 * The data that a project's weights belong to, told without the data: from what the training fitted to them, or from the
 * model's file. Null without weights.
 */
export function trainedSignature(project: Project): DataSignature | null {
  const { task, trained, expects } = project;
  if (!trained) return null;
  if (!tableAsset(project) && expects) return expects;
  return findTask(task.id).describeFitted(task.recipe, trained);
}
