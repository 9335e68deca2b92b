import { signatureWithoutData } from '../programs/signatureWithoutData';
import { readProjectTable } from '../../project/readProjectTable';
import type { GraphAnalysis } from '../../graph/analyzeGraph';
import { analyze } from '../../layers/analyze';
import { EN } from '../../locales/en';
import { UserError } from '../../problem/problem';
import { fingerprint } from '../../project/fingerprint';
import { findTask } from '../../tasks';
import type { PreparedTask } from '../../tasks/task';
import type { KnownData, TaskCard } from '../../tasks/taskExports';
import { IMPORTED_BACKEND, type Project, type TrainedModel } from '../../project/project';
import type { RunRecord } from '../../project/runs';
import type { Report } from '../../reports/report';
import { makeWriter } from '../../text/writer';
import type { ExportTools } from '../defineExport';

/** Everything that a card is written from. */
export interface CardSource extends KnownData<unknown, PreparedTask> {
  readonly project: Project;
  /** What the task says; null where it says nothing. */
  readonly task: TaskCard<unknown, PreparedTask> | null;
  /** True for a model from elsewhere that has had no data: the names in the signature only stand in for real ones. */
  readonly hasStandIns: boolean;
  readonly analysis: GraphAnalysis;
  /** The weights, if they are those of the model as it is now. */
  readonly trained: TrainedModel | null;
  /** True when the weights came with a model from elsewhere and were not trained on here. */
  readonly isImported: boolean;
  /** True when there are weights, but of an earlier state of the model. */
  readonly isStale: boolean;
  /** The training that the weights come from, where it is remembered. */
  readonly run: RunRecord | null;
  readonly evaluation: Report | null;
  readonly versions: ExportTools['versions'];
}

/**
 * Gathers what is known of a project. Without data, weights or figures there is less of it. Throws a `UserError` when
 * the data is there but cannot be used as its settings say.
 */
export async function cardSource(
  project: Project,
  data: Uint8Array | null,
  evaluation: Report | null,
  { versions, locale = EN }: Pick<ExportTools, 'versions' | 'locale'>,
): Promise<CardSource> {
  const { graph, task: choice } = project;
  const { id, recipe } = choice;
  const task = findTask(id);
  const isCurrent = project.trained?.fingerprint === fingerprint(graph, choice);
  const trained = isCurrent ? project.trained : null;
  const read = data ? readProjectTable(project, data) : null;
  if (read && !read.table) throw new UserError(read.problems);
  const table = read?.table ?? null;
  const preparation = table && task.prepare(table, recipe, trained ? { fitted: trained } : {});
  if (preparation && !preparation.prepared) throw new UserError(preparation.problems);
  const prepared = preparation?.prepared ?? null;
  const signature = prepared?.source ?? (table ? task.describe(table, recipe) : signatureWithoutData(project));
  return {
    project,
    task: (await task.exported?.card()) ?? null,
    recipe,
    table,
    prepared,
    signature,
    hasStandIns: signature !== null && signature === project.expects,
    analysis: analyze(graph, signature),
    trained,
    isImported: trained?.backend === IMPORTED_BACKEND,
    isStale: project.trained !== null && !isCurrent,
    run: trained && (project.runs.findLast((run) => run.fingerprint === trained.fingerprint) ?? null),
    evaluation: trained && evaluation,
    versions,
    writer: makeWriter(locale),
  };
}
