import type { CompiledModel } from '../compile/compileGraph';
import { trainableVariables } from '../compile/trainableVariables';
import type { PreparedData } from '../data/prepareData';
import type { Tf } from '../layers/layerCall';
import type { Problem } from '../problem/problem';
import { createRandom, shuffledIndices } from '../random/random';
import { makeBatchSource } from './batches';
import { diagnoseDivergence } from './divergence';
import { windowStarts } from './evaluate';
import type { EpochRecord, TrainingEnd, TrainingEvent } from './events';
import { WeightSnapshot } from './modelWeights';
import type { ModelRunner } from './modelRunner';
import { type Clock, Pacer, type RunControl } from './runControl';
import type { TrainingSettings } from './settings';
import { validate } from './validate';

/** How often a running epoch reports its batches. */
const REPORT_EVERY_MS = 100;

export interface TrainLoopHooks {
  readonly clock: Clock;
  readonly control: RunControl;
  readonly onEvent: (event: TrainingEvent) => void;
  /** Called after each epoch with the weights of that epoch in place. Its time is not counted as training. */
  readonly afterEpoch?: (epoch: number, breathe: () => Promise<void>) => Promise<void>;
}

/** How a training ended. The model holds the best weights seen. */
export interface TrainLoopResult {
  readonly history: readonly EpochRecord[];
  readonly end: TrainingEnd;
  /** Counted from 1; 0 when no epoch was finished. */
  readonly bestEpoch: number;
  readonly problems: readonly Problem[];
}

/**
 * Trains a compiled model on its training windows and leaves the best weights in it: those of the epoch with the least
 * validation loss (training loss without a validation part). The same seed, data, settings and backend give the same
 * run. Owns and disposes of every tensor it makes.
 */
export async function trainLoop(
  tf: Tf,
  compiled: CompiledModel,
  prepared: PreparedData,
  settings: TrainingSettings,
  runner: ModelRunner,
  hooks: TrainLoopHooks,
): Promise<TrainLoopResult> {
  const run = new TrainRun(tf, compiled, prepared, settings, runner, hooks);
  try {
    return await run.train();
  } finally {
    run.dispose();
  }
}

/** What one pass over the training windows came to. */
type EpochOutcome =
  | { readonly kind: 'finished'; readonly loss: number; readonly seconds: number }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'diverged'; readonly problem: Problem };

class TrainRun {
  readonly #variables: ReturnType<typeof trainableVariables>;
  readonly #best = new WeightSnapshot();
  readonly #pacer: Pacer;
  readonly #history: EpochRecord[] = [];
  #lastFiniteNorm: number | null = null;
  #epochMs = 0;

  constructor(
    private readonly tf: Tf,
    private readonly compiled: CompiledModel,
    private readonly prepared: PreparedData,
    private readonly settings: TrainingSettings,
    private readonly runner: ModelRunner,
    private readonly hooks: TrainLoopHooks,
  ) {
    this.#variables = trainableVariables(compiled.model);
    this.#pacer = new Pacer(hooks.clock, hooks.control, (paused) => {
      hooks.onEvent({ kind: paused ? 'paused' : 'resumed' });
    });
  }

  dispose(): void {
    this.#best.dispose();
  }

  async train(): Promise<TrainLoopResult> {
    const { settings, hooks } = this;
    let bestLoss = Number.POSITIVE_INFINITY;
    let bestEpoch = 0;
    let end: TrainingEnd = 'completed';
    const problems: Problem[] = [];
    this.#best.take(this.#variables);
    const order = createRandom(settings.seed).fork('shuffle');

    for (let epoch = 1; epoch <= settings.epochs; epoch++) {
      const startMs = hooks.clock.now();
      const pausedBefore = this.#pacer.pausedMs;
      const outcome = await this.#runEpoch(epoch, order);
      if (outcome.kind === 'aborted') {
        end = 'stopped';
        break;
      }
      if (outcome.kind === 'diverged') {
        end = 'diverged';
        problems.push(outcome.problem);
        break;
      }
      this.runner.store();
      const validation = await validate(this.tf, this.compiled, this.prepared, this.runner, () =>
        this.#pacer.breathe(),
      );
      this.#epochMs = hooks.clock.now() - startMs - (this.#pacer.pausedMs - pausedBefore);
      const measured = validation?.loss ?? outcome.loss;
      const best = measured < bestLoss - settings.minDelta;
      if (best) {
        bestLoss = measured;
        bestEpoch = epoch;
        this.#best.take(this.#variables);
      }
      this.#recordEpoch(epoch, outcome, validation, best);
      await hooks.afterEpoch?.(epoch, () => this.#pacer.breathe());
      if (settings.patience > 0 && epoch - bestEpoch >= settings.patience) {
        end = 'earlyStopped';
        break;
      }
      if (hooks.control.aborted) {
        end = epoch < settings.epochs ? 'stopped' : 'completed';
        break;
      }
    }
    if (end === 'stopped' && bestEpoch === 0) {
      // Stopped within the first epoch, what was learnt so far is worth more than the first weights.
      this.runner.store();
    } else {
      this.#best.restore(this.#variables);
      this.runner.reload();
    }
    return { history: this.#history, end, bestEpoch, problems };
  }

  #recordEpoch(
    epoch: number,
    outcome: { readonly loss: number; readonly seconds: number },
    validation: { readonly loss: number; readonly metrics: Readonly<Record<string, number>> } | null,
    best: boolean,
  ): void {
    const record: EpochRecord = {
      epoch,
      loss: outcome.loss,
      valLoss: validation?.loss ?? null,
      metrics: validation?.metrics ?? {},
      seconds: this.#epochMs / 1000,
      sequencesPerSecond: this.prepared.parts.train.windowCount / Math.max(1e-9, outcome.seconds),
    };
    this.#history.push(record);
    const secondsLeft = ((this.settings.epochs - epoch) * this.#epochMs) / 1000;
    this.hooks.onEvent({ kind: 'epoch', record, best, secondsLeft });
  }

  async #runEpoch(epoch: number, order: ReturnType<typeof createRandom>): Promise<EpochOutcome> {
    const { settings, hooks, runner } = this;
    const { clock } = hooks;
    const starts = windowStarts(this.prepared, 'train');
    const firstRow = this.prepared.parts.train.firstRow;
    const visit = settings.shuffle ? shuffledIndices(starts.length, order).map((k) => k + firstRow) : starts;
    const batches = Math.ceil(visit.length / settings.batchSize);
    const startMs = clock.now();
    const pausedBefore = this.#pacer.pausedMs;
    let reportedMs = startMs;
    let loss = 0;
    runner.beginEpoch();
    for (let batch = 1; batch <= batches; batch++) {
      if (hooks.control.aborted) return { kind: 'aborted' };
      const rows = visit.subarray((batch - 1) * settings.batchSize, batch * settings.batchSize);
      runner.step(rows);
      const nowMs = clock.now();
      if (nowMs - reportedMs >= REPORT_EVERY_MS || batch === batches) {
        reportedMs = nowMs;
        const seen = Math.min(visit.length, batch * settings.batchSize);
        const { lossSum, gradientNorm } = await runner.read();
        loss = lossSum / seen;
        if (!Number.isFinite(loss)) {
          return { kind: 'diverged', problem: await this.#diagnose(epoch, batch, loss, rows) };
        }
        if (Number.isFinite(gradientNorm)) this.#lastFiniteNorm = gradientNorm;
        const activeMs = clock.now() - startMs - (this.#pacer.pausedMs - pausedBefore);
        this.#reportBatch(epoch, batch, batches, loss, seen, activeMs);
      }
      await this.#pacer.breathe();
    }
    const activeMs = clock.now() - startMs - (this.#pacer.pausedMs - pausedBefore);
    return { kind: 'finished', loss, seconds: activeMs / 1000 };
  }

  #reportBatch(epoch: number, batch: number, batches: number, loss: number, seen: number, activeMs: number): void {
    const msPerBatch = activeMs / batch;
    const epochMs = this.#epochMs > 0 ? this.#epochMs : msPerBatch * batches;
    const leftMs = msPerBatch * (batches - batch) + epochMs * (this.settings.epochs - epoch);
    const sequencesPerSecond = seen / Math.max(1e-9, activeMs / 1000);
    this.hooks.onEvent({ kind: 'batch', epoch, batch, batches, loss, sequencesPerSecond, secondsLeft: leftMs / 1000 });
  }

  async #diagnose(epoch: number, batch: number, loss: number, rows: Uint32Array): Promise<Problem> {
    const source = makeBatchSource(this.tf, this.compiled, this.prepared);
    const tensors = [...source.inputs(rows), ...source.truths(rows)];
    let dataIsFinite = true;
    for (const tensor of tensors) {
      const values = await tensor.data();
      for (const value of values) if (!Number.isFinite(value)) dataIsFinite = false;
    }
    this.tf.dispose(tensors);
    const point = { epoch, batch, loss, lastFiniteNorm: this.#lastFiniteNorm, dataIsFinite };
    return diagnoseDivergence(point, this.settings);
  }
}
