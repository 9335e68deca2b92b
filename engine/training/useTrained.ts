import type { Graph } from '../graph/graph';
import { chooseKernels } from '../kernels/chooseKernels';
import type { KernelPool } from '../kernels/kernelPool';
import type { Tf } from '../tensors/tf';
import { type CompiledModel, compileGraph } from '../plan/compileGraph';
import { type Problem, UserError } from '../problem/problem';
import type { TrainedModel } from '../project/project';
import type { Report } from '../reports/report';
import type { Table } from '../tables/table';
import type { PartForecast } from '../tasks/forecasting/partForecasts';
import {
  type ForecastPredictions,
  type PreparedForecasts,
  prepareForecasts,
} from '../tasks/forecasting/prepareForecasts';
import type { DataRecipe } from '../tasks/forecasting/recipe';
import type { PrepareOptions } from '../tasks/task';
import { makeForecaster } from './modelRunner';
import { writeWeights } from './modelWeights';
import { evaluateModel, predictSamples } from './predictSamples';
import type { Forecaster } from './runner';

/** A trained project and the data to run it on. */
export interface TrainedJob {
  readonly graph: Graph;
  readonly recipe: DataRecipe;
  readonly table: Table;
  readonly trained: TrainedModel;
}

/** A model with its weights, and data prepared as they were for its training. */
interface LoadedModel {
  readonly compiled: CompiledModel;
  readonly prepared: PreparedForecasts;
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
  const { prepared, problems } = prepareForecasts(job.table, job.recipe, { fitted: job.trained, parts });
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
 * Forecasts after every window of a table, the last one included, whose future the table does not know. The rows may
 * be new ones that the training never saw; they need not be enough for a split. Leaves no tensor behind.
 */
export function forecastTrained(
  tf: Tf,
  job: TrainedJob,
  kernels: KernelPool | null = null,
): Promise<ForecastPredictions & { readonly problems: readonly Problem[] }> {
  return withTrained(tf, job, 'whole', kernels, async ({ compiled, prepared, forecaster, problems }) => {
    const ids = prepared.all();
    return { ...prepared.predict(ids, await predictSamples(compiled, forecaster, ids)), problems };
  });
}

/** Forecasts every window of the test part, for each target column of each output in the model's order. Leaves no tensor behind. */
export function forecastTestPart(
  tf: Tf,
  job: TrainedJob,
  kernels: KernelPool | null = null,
): Promise<readonly PartForecast[]> {
  return withTrained(tf, job, 'split', kernels, async ({ compiled, prepared, forecaster }) => {
    const ids = prepared.source.ids('test');
    return prepared.inFull(ids, await predictSamples(compiled, forecaster, ids));
  });
}
