import { findTask, suggestTask, tidyLayout, UserError } from '#engine';
import type { OpenedFile } from '#contract';
import { emptyProject } from '../state/emptyProject';
import { showDockTab } from '../state/settingsStore';
import { readData } from '../worker/readData';
import { getHost } from '../host/currentHost';
import { showDocument } from './showDocument';
import { showFailure } from '../i18n/showFailure';
import { mayReplaceDocument } from './unsavedGuard';

/** Asks for a data file and starts a project from it. */
export async function startFromDataFile(): Promise<void> {
  const file = await getHost().open('data');
  if (file) await startFromData(file);
}

/** Starts a project from a data file: roles for its columns, and the simplest model that can learn them. */
export async function startFromData({
  ref,
  bytes,
}: Pick<OpenedFile, 'bytes'> & { ref: { name: string } }): Promise<void> {
  const { table, problems, hash } = await readData(bytes, ref.name);
  if (!table) {
    showFailure(new UserError(problems), 'problems.cannotReadData');
    return;
  }
  if (!(await mayReplaceDocument())) return;
  const task = suggestTask(table);
  const chosen = findTask(task.id);
  const graph = chosen.startingGraph(chosen.describe(table, task.recipe));
  const name = ref.name.replace(/\.[^.]+$/, '');
  const project = {
    ...emptyProject(name),
    assets: [{ name: ref.name, kind: 'table' as const, bytes: bytes.length, sha256: hash }],
    task,
    graph,
    layout: tidyLayout(graph),
  };
  showDocument({ project, dataBytes: bytes, table, tableProblems: problems }, null, true);
  showDockTab('data');
}
