import { type CompiledModel, compileGraph } from '../plan/compileGraph';
import { findTask, type TaskChoice } from '../tasks';
import type { PreparedTask } from '../tasks/task';
import type { Table } from '../tables/table';
import type { Graph } from '../graph/graph';
import { chooseKernels, plainLayers } from '../kernels/chooseKernels';
import type { KernelPool } from '../kernels/kernelPool';
import type { Tf } from '../tensors/tf';
import { hasErrors, type Problem, UserError } from '../problem/problem';
import { fingerprint } from '../project/fingerprint';
import type { TrainedModel, TrainingEnd } from '../project/project';
import { type Checkpoint, type CheckpointOrigin, refuseForeignCheckpoint } from './checkpoint';
import { type CheckpointHooks, CheckpointTaker } from './checkpointTaker';
import { checkSettings, type TrainingSettings } from '../optimizers/trainingSettings';
import type { Report } from '../reports/report';
import type { ResumedFrom } from './events';
import { makeRunner } from './modelRunner';
import { readWeights, startFrom, type WeightData } from './modelWeights';
import { evaluateModel } from './predictSamples';
import type { Forecaster, ModelRunner } from './runner';
import { type TrainLoopHooks, trainingOrder, trainLoop } from './trainLoop';

/** Everything a training needs, as plain data. */
export interface TrainingJob {
  readonly graph: Graph;
  readonly task: TaskChoice;
  readonly table: Table;
  readonly settings: TrainingSettings;
  /** The weights that the project has; where the settings ask for a warm start, training starts from them. */
  readonly initial?: WeightData | null;
}

export interface TrainingOutcome {
  readonly trained: TrainedModel;
  /** On the test part, with the best weights. */
  readonly evaluation: Report;
  readonly end: TrainingEnd;
  /** Milliseconds of each layer's part of a training step, by node id; empty when training was stopped. */
  readonly layerTimes: Readonly<Record<string, number>>;
  /** Warnings about data and graph, and why training diverged if it did. */
  readonly problems: readonly Problem[];
}

/** Live evaluation may take at most this share of the time that epochs take. */
const EVALUATION_SHARE = 0.15;

/** What a training needs of its host. */
export interface TrainHooks extends Pick<TrainLoopHooks, 'clock' | 'control' | 'onEvent'> {
  /** The fused kernels, where there are any; without them tfjs trains alone. */
  readonly kernels?: KernelPool | null;
  /** Where checkpoints are wanted. */
  readonly checkpoint?: CheckpointHooks;
  /** Goes on from here instead of beginning. The data must be those of the interrupted training. */
  readonly resume?: Checkpoint;
}

/**
 * Compiles a graph, prepares its data, trains, evaluates on the test part and packs the result. Throws a `UserError`
 * with all problems of graph, data and settings together, when a checkpoint to go on from does not belong to them, or when
 * training diverges within the first epoch. Leaves no tensor behind.
 */
export async function train(tf: Tf, job: TrainingJob, hooks: TrainHooks): Promise<TrainingOutcome> {
  const kernels = chooseKernels(tf, hooks.kernels ?? null);
  const { prepared, compiled, problems } = compileJob(tf, job);
  let runner: ModelRunner | null = null;
  try {
    const { source } = prepared;
    runner = makeRunner(tf, compiled, source, job.settings, hooks.kernels ?? null);
    const { backend } = runner;
    const { train: trainPart, validation, test } = source.parts;
    const origin: CheckpointOrigin = {
      fingerprint: fingerprint(job.graph, job.task),
      settings: job.settings,
      // Of tfjs on its wasm backend, some layers may compute in the pool's kernels, which round otherwise.
      backend: hooks.kernels ? 'fused' : backend,
      batches: source.batchCount('train', trainingOrder(job.settings)),
    };
    const { resume = null } = hooks;
    if (resume) refuseForeignCheckpoint(resume, origin);
    hooks.onEvent({
      kind: 'started',
      epochs: job.settings.epochs,
      batchesPerEpoch: origin.batches,
      trainWindows: trainPart.samples,
      validationWindows: validation.samples,
      testWindows: test.samples,
      parameterCount: compiled.parameterCount,
      backend,
      plainLayers: plainLayers(compiled, kernels),
      ...(resume && { resumed: resumedFrom(resume) }),
    });
    const { clock, control, onEvent, checkpoint } = hooks;
    const result = await trainLoop(tf, compiled, source, job.settings, runner, {
      ...{ clock, control, onEvent, resume },
      afterEpoch: liveEvaluation(compiled, prepared, runner, hooks),
      checkpoints: checkpoint ? new CheckpointTaker(checkpoint, clock, origin, compiled, runner) : null,
    });
    // Diverged before any epoch was finished, there is nothing worth keeping.
    if (result.end === 'diverged' && result.bestEpoch === 0) throw new UserError([...problems, ...result.problems]);
    const evaluation = await evaluateModel(compiled, prepared, runner, 'test');
    // Whoever stops a training does not want to wait for a measurement.
    const layerTimes = hooks.control.aborted
      ? {}
      : await runner.layerTimes(source.ids('train').subarray(0, job.settings.batchSize), hooks.clock);
    const trained: TrainedModel = {
      topology: compiled.model.toJSON(null, false),
      ...(await readWeights(compiled.model)),
      ...prepared.fitted,
      history: result.history,
      end: result.end,
      bestEpoch: result.bestEpoch,
      backend,
      fingerprint: origin.fingerprint,
    };
    return { trained, evaluation, end: result.end, layerTimes, problems: [...problems, ...result.problems] };
  } finally {
    runner?.dispose();
    compiled.dispose();
  }
}

function resumedFrom({ epoch, batch, history, best }: Checkpoint): ResumedFrom {
  return { epoch, batch, history, bestEpoch: best.epoch };
}

/** Compiles a job's graph for its data. Throws a `UserError` with all problems of graph, data and settings together. */
export function compileJob(
  tf: Tf,
  job: TrainingJob,
): { prepared: PreparedTask; compiled: CompiledModel; problems: readonly Problem[] } {
  const problems = [...checkSettings(job.settings)];
  const data = findTask(job.task.id).prepare(job.table, job.task.recipe);
  problems.push(...data.problems);
  if (!data.prepared) throw new UserError(problems);
  try {
    const compiled = compileGraph(tf, job.graph, data.prepared.source, job.settings.seed);
    if (!hasErrors(problems)) {
      if (job.settings.warmStart && job.initial) problems.push(...startFrom(tf, compiled.model, job.initial));
      return { prepared: data.prepared, compiled, problems };
    }
    compiled.dispose();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    problems.push(...error.problems);
  }
  throw new UserError(problems);
}

/** Evaluates on the test part after epochs, as often as its share of the time allows. */
function liveEvaluation(
  compiled: CompiledModel,
  prepared: PreparedTask,
  forecaster: Forecaster,
  hooks: TrainHooks,
): (epoch: number, breathe: () => Promise<void>) => Promise<void> {
  const { clock } = hooks;
  const startMs = clock.now();
  let spentMs = 0;
  return async (epoch, breathe) => {
    const beganMs = clock.now();
    if (spentMs > EVALUATION_SHARE * (beganMs - startMs)) return;
    const evaluation = await evaluateModel(compiled, prepared, forecaster, 'test', breathe);
    spentMs += clock.now() - beganMs;
    hooks.onEvent({ kind: 'evaluated', epoch, evaluation });
  };
}
