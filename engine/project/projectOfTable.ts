import { tidyLayout } from '../graph/tidyLayout';
import type { Table } from '../tables/table';
import { findTask, suggestTask, type TaskChoice } from '../tasks';
import { emptyProject } from './emptyProject';
import { type Asset, type Project, withTable } from './project';

/** A new project on a table: the task it looks made for, unless one is chosen, and the least model that can learn it. */
export function projectOfTable(
  name: string,
  table: Table,
  asset: Omit<Asset, 'kind'>,
  task: TaskChoice = suggestTask(table),
): Project {
  const { id, recipe } = task;
  const chosen = findTask(id);
  const graph = chosen.startingGraph(chosen.describe(table, recipe));
  return withTable({ ...emptyProject(name), task, graph, layout: tidyLayout(graph) }, asset);
}
