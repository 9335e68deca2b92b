import type { Graph } from '../graph/graph';
import { chooseKernels } from '../kernels/chooseKernels';
import type { KernelPool } from '../kernels/kernelPool';
import type { Tf } from '../tensors/tf';
import { type CompiledModel, compileGraph } from '../plan/compileGraph';
import { makeProblem, type Problem, UserError } from '../problem/problem';
import type { TrainedModel } from '../project/project';
import type { Report } from '../reports/report';
import type { Table } from '../tables/table';
import { findTask, type TaskChoice } from '../tasks';
import type { FullOutput, ModelOutput, PreparedTask, PrepareOptions } from '../tasks/task';
import type { FieldTable } from '../text/csvText';
import { makeForecaster } from './modelRunner';
import { writeWeights } from './modelWeights';
import { evaluateModel, predictSamples } from './predictSamples';
import type { Forecaster } from './runner';

/** A trained project and the data to run it on. */
export interface TrainedJob {
  readonly graph: Graph;
  readonly task: TaskChoice;
  readonly table: Table;
  readonly trained: TrainedModel;
}

/** A model with its weights, and data prepared as they were for its training. */
interface LoadedModel {
  readonly compiled: CompiledModel;
  readonly prepared: PreparedTask;
  readonly forecaster: Forecaster;
  readonly problems: readonly Problem[];
}

/** Lets a trained model do something. Leaves no tensor behind. */
async function withTrained<T>(
  tf: Tf,
  job: TrainedJob,
  parts: PrepareOptions['parts'] & string,
  kernels: KernelPool | null,
  use: (loaded: LoadedModel) => Promise<T>,
): Promise<T> {
  const { id, recipe } = job.task;
  const { prepared, problems } = findTask(id).prepare(job.table, recipe, { fitted: job.trained, parts });
  if (!prepared) throw new UserError(problems);
  chooseKernels(tf, kernels);
  const compiled = compileGraph(tf, job.graph, prepared.source, null);
  try {
    writeWeights(tf, compiled.model, job.trained);
    const forecaster = makeForecaster(tf, compiled, prepared.source, kernels);
    try {
      return await use({ compiled, prepared, forecaster, problems });
    } finally {
      forecaster.dispose();
    }
  } finally {
    compiled.dispose();
  }
}

/** Measures trained weights on a part of the data, with the scalings of their training. Leaves no tensor behind. */
export function evaluateTrained(
  tf: Tf,
  job: TrainedJob,
  part: 'validation' | 'test',
  kernels: KernelPool | null = null,
): Promise<Report> {
  return withTrained(tf, job, 'split', kernels, ({ compiled, prepared, forecaster }) =>
    evaluateModel(compiled, prepared, forecaster, part),
  );
}

/**
 * Answers for every sample of a table, those included whose truth the table does not know, such as the windows before its end.
 * The rows may be new ones that the training never saw; they need not be enough for a split. Leaves no tensor behind.
 */
export function predictTrained(
  tf: Tf,
  job: TrainedJob,
  kernels: KernelPool | null = null,
): Promise<{ readonly answers: FieldTable; readonly problems: readonly Problem[] }> {
  return withTrained(tf, job, 'whole', kernels, async ({ compiled, prepared, forecaster, problems }) => {
    const ids = prepared.all();
    const outputs = await predictSamples(compiled, forecaster, ids);
    return { answers: prepared.predict(ids, outputs), problems: [...problems, ...notFinite(outputs)] };
  });
}

/** Says how many outputs are no numbers, as those of weights that diverged or were damaged. */
function notFinite(outputs: readonly ModelOutput[]): Problem[] {
  const total = outputs.reduce((sum, { values }) => sum + values.length, 0);
  const count = outputs.reduce((sum, { values }) => sum + values.filter((value) => !Number.isFinite(value)).length, 0);
  return count > 0 ? [makeProblem('predict.notFinite', { count, total })] : [];
}

/** Answers in full for every sample of the test part, for each target column of each output in the model's order. Leaves no tensor behind. */
export function predictTestPart(
  tf: Tf,
  job: TrainedJob,
  kernels: KernelPool | null = null,
): Promise<readonly FullOutput[]> {
  return withTrained(tf, job, 'split', kernels, async ({ compiled, prepared, forecaster }) => {
    const ids = prepared.source.ids('test');
    return prepared.inFull(ids, await predictSamples(compiled, forecaster, ids));
  });
}
