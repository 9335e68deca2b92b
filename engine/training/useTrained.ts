import { type CompiledModel, compileGraph } from '../plan/compileGraph';
import { firstUsableRow } from '../tasks/forecasting/splitRows';
import { type PreparedData, prepareData } from '../tasks/forecasting/prepareData';
import type { DataRecipe } from '../tasks/forecasting/recipe';
import type { Table } from '../tables/table';
import type { Graph } from '../graph/graph';
import { chooseKernels } from '../kernels/chooseKernels';
import type { KernelPool } from '../kernels/kernelPool';
import type { Tf } from '../layers/layerCall';
import { type Problem, UserError } from '../problem/problem';
import type { TrainedModel } from '../project/project';
import { evaluateModel } from './evaluate';
import type { Report } from '../reports/report';
import { decodeForecast, runForecast } from './forecast';
import { makeForecaster } from './modelRunner';
import { writeWeights } from './modelWeights';
import type { Forecaster } from './runner';

/** A trained project and the data to run it on. */
export interface TrainedJob {
  readonly graph: Graph;
  readonly recipe: DataRecipe;
  readonly table: Table;
  readonly trained: TrainedModel;
}

/** Prepares the data as it was for the training, and the model with its weights. The caller disposes of both. */
export function loadTrained(
  tf: Tf,
  job: TrainedJob,
  parts: 'split' | 'whole',
  kernels: KernelPool | null,
): { compiled: CompiledModel; prepared: PreparedData; forecaster: Forecaster; problems: readonly Problem[] } {
  const data = prepareData(job.table, job.recipe, { fitted: job.trained, parts });
  if (!data.prepared) throw new UserError(data.problems);
  chooseKernels(tf, kernels);
  const compiled = compileGraph(tf, job.graph, data.prepared.signature, null);
  try {
    writeWeights(tf, compiled.model, job.trained);
  } catch (error) {
    compiled.dispose();
    throw error;
  }
  const forecaster = makeForecaster(tf, compiled, data.prepared, kernels);
  return { compiled, prepared: data.prepared, forecaster, problems: data.problems };
}

/** Measures trained weights on a part of the data, with the scalings of their training. Leaves no tensor behind. */
export async function evaluateTrained(
  tf: Tf,
  job: TrainedJob,
  part: 'validation' | 'test',
  kernels: KernelPool | null = null,
): Promise<Report> {
  const { compiled, prepared, forecaster } = loadTrained(tf, job, 'split', kernels);
  try {
    return await evaluateModel(compiled, prepared, forecaster, part);
  } finally {
    forecaster.dispose();
    compiled.dispose();
  }
}

/** One forecast value of one column. */
export interface ForecastRow {
  readonly column: string;
  /** Time of the last row that the window knows, in milliseconds, or its row number. */
  readonly from: number;
  /** Steps ahead, from 1. */
  readonly step: number;
  /** In the data's own units, or the class name. */
  readonly predicted: number | string;
  /** What came true, where the table knows it already. */
  readonly actual: number | string | null;
}

/**
 * Forecasts after every window of a table, the last one included, whose future the table does not know. The rows may
 * be new ones that the training never saw; they need not be enough for a split.
 */
export async function forecastTrained(
  tf: Tf,
  job: TrainedJob,
  kernels: KernelPool | null = null,
): Promise<{
  readonly rows: readonly ForecastRow[];
  readonly hasTimes: boolean;
  readonly problems: readonly Problem[];
}> {
  const { compiled, prepared, forecaster, problems } = loadTrained(tf, job, 'whole', kernels);
  try {
    const { lookback, horizon } = prepared.recipe;
    const first = firstUsableRow(job.recipe);
    const count = Math.max(0, prepared.rowCount - first - lookback + 1);
    const starts = Uint32Array.from({ length: count }, (_, k) => first + k);
    const outputs = await runForecast(compiled, forecaster, starts);
    const rows: ForecastRow[] = [];
    for (const forecast of decodeForecast(compiled, prepared, starts, outputs)) {
      const target = prepared.targets.find((candidate) => candidate.name === forecast.column);
      if (!target) continue;
      forecast.values.forEach((value, i) => {
        const step = (i % horizon) + 1;
        const lastRow = (starts[Math.floor(i / horizon)] as number) + lookback - 1;
        const row = lastRow + step;
        const filled = target.kind === 'number' && target.filledRows.has(row);
        const known = row < prepared.rowCount && !filled;
        const isClass = target.kind === 'category';
        rows.push({
          column: forecast.column,
          from: prepared.times ? (prepared.times[lastRow] as number) : lastRow,
          step,
          predicted: isClass ? (target.classes[value] ?? '') : value,
          actual: !known
            ? null
            : isClass
              ? (target.classes[target.codes[row] as number] ?? null)
              : (target.raw[row] as number),
        });
      });
    }
    return { rows, hasTimes: prepared.times !== null, problems };
  } finally {
    forecaster.dispose();
    compiled.dispose();
  }
}
