import type { CompiledModel } from '../plan/compileGraph';
import type { Tf } from '../tensors/tf';
import type { Problem } from '../problem/problem';
import { createRandom, type RandomState } from '../random/random';
import type { BatchOrder, SampleIds, SampleSource } from '../samples/sampleSource';
import { BestWeights } from './bestWeights';
import type { Checkpoint, LoopState } from './checkpoint';
import { type CheckpointTaker, restoreDropout } from './checkpointTaker';
import { diagnoseDivergence, hasFiniteData } from './divergence';
import type { TrainingEvent } from './events';
import type { EpochRecord, TrainingEnd } from '../project/project';
import { Progress } from './progress';
import { type Clock, Pacer, type RunControl } from './runControl';
import type { ModelRunner } from './runner';
import { learningRateAt } from '../optimizers/schedules/learningRate';
import type { TrainingSettings } from '../optimizers/trainingSettings';
import { validate } from './validate';

/** How often a running epoch reports its batches. */
const REPORT_EVERY_MS = 100;

export interface TrainLoopHooks {
  readonly clock: Clock;
  readonly control: RunControl;
  readonly onEvent: (event: TrainingEvent) => void;
  /** Called after each epoch with the weights of that epoch in place. Its time is not counted as training. */
  readonly afterEpoch?: (epoch: number, breathe: () => Promise<void>) => Promise<void>;
  /** Takes checkpoints; none are taken without it. */
  readonly checkpoints: CheckpointTaker | null;
  /** Where to go on, for a model that was compiled anew; null to begin. */
  readonly resume: Checkpoint | null;
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
 * Trains a compiled model on its training samples and leaves the best weights in it: those of the epoch with the least
 * validation loss (training loss without a validation part). The same seed, data, settings and backend give the same
 * run, however often it is interrupted and resumed. Owns and disposes of every tensor it makes.
 */
export async function trainLoop(
  tf: Tf,
  compiled: CompiledModel,
  source: SampleSource,
  settings: TrainingSettings,
  runner: ModelRunner,
  hooks: TrainLoopHooks,
): Promise<TrainLoopResult> {
  const run = new TrainRun(tf, compiled, source, settings, runner, hooks);
  try {
    return await run.train();
  } finally {
    run.dispose();
  }
}

/** In which order an epoch visits the training samples. */
export function trainingOrder({ shuffle, batchSize }: TrainingSettings): BatchOrder {
  return { kind: shuffle ? 'shuffled' : 'inOrder', batchSize };
}

/** What one pass over the training samples came to. */
type EpochOutcome =
  | { readonly kind: 'finished'; readonly loss: number; readonly batchesMs: number }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'diverged'; readonly problem: Problem };

/** Where an epoch begins: after so many of its batches, and milliseconds. */
interface EpochStart {
  readonly epoch: number;
  readonly batch: number;
  readonly epochMs: number;
}

class TrainRun {
  readonly #best: BestWeights;
  readonly #pacer: Pacer;
  readonly #progress: Progress;
  readonly #order: BatchOrder;
  /** Draws the visiting orders of all epochs; and where it stood at the start of this one. */
  readonly #shuffle: ReturnType<typeof createRandom>;
  #shuffleAtEpoch: RandomState;
  readonly #batches: number;
  #lastFiniteNorm: number | null = null;

  constructor(
    private readonly tf: Tf,
    private readonly compiled: CompiledModel,
    private readonly source: SampleSource,
    private readonly settings: TrainingSettings,
    private readonly runner: ModelRunner,
    private readonly hooks: TrainLoopHooks,
  ) {
    this.#best = new BestWeights(tf, [...compiled.variables.values()]);
    this.#pacer = new Pacer(hooks.clock, hooks.control, (paused) => {
      hooks.onEvent({ kind: paused ? 'paused' : 'resumed' });
    });
    this.#order = trainingOrder(settings);
    this.#batches = source.batchCount('train', this.#order);
    const plan = { epochs: settings.epochs, batches: this.#batches, trainWindows: source.parts.train.samples };
    this.#progress = new Progress(plan, hooks.onEvent, hooks.resume?.history ?? []);
    this.#shuffle = createRandom(settings.seed).fork('shuffle');
    this.#shuffleAtEpoch = this.#shuffle.state();
  }

  dispose(): void {
    this.#best.dispose();
  }

  async train(): Promise<TrainLoopResult> {
    const { settings, hooks } = this;
    const { epoch: first, batch, epochMs } = this.#begin();
    const problems: Problem[] = [];
    let end: TrainingEnd = 'completed';
    for (let epoch = first; epoch <= settings.epochs; epoch++) {
      const start = epoch === first ? { epoch, batch, epochMs } : { epoch, batch: 0, epochMs: 0 };
      const watch = this.#pacer.startWatch(start.epochMs);
      const outcome = await this.#runEpoch(start);
      if (outcome.kind === 'aborted') {
        end = 'stopped';
        break;
      }
      if (outcome.kind === 'diverged') {
        end = 'diverged';
        problems.push(outcome.problem);
        break;
      }
      await this.#finishEpoch(epoch, outcome.loss, outcome.batchesMs, watch);
      if (settings.patience > 0 && epoch - this.#best.epoch >= settings.patience) {
        end = 'earlyStopped';
        break;
      }
      if (hooks.control.aborted) {
        end = epoch < settings.epochs ? 'stopped' : 'completed';
        break;
      }
      if (epoch < settings.epochs && hooks.checkpoints?.isDue()) {
        await this.#checkpoint({ epoch: epoch + 1, batch: 0, epochMs: 0 }, this.#shuffle.state());
      }
    }
    if (end === 'stopped' && this.#best.epoch === 0) {
      // Stopped within the first epoch, what was learned so far is worth more than the first weights.
      this.runner.store();
    } else {
      this.#best.restore();
      this.runner.reload();
    }
    return { history: this.#progress.history(), end, bestEpoch: this.#best.epoch, problems };
  }

  /** Puts everything where it stands at the beginning, or where it stood when the training was interrupted. */
  #begin(): EpochStart {
    const { resume } = this.hooks;
    if (!resume) return { epoch: 1, batch: 0, epochMs: 0 };
    this.#best.load(resume.best);
    this.#lastFiniteNorm = resume.lastFiniteNorm;
    this.#shuffle.restore(resume.shuffle);
    restoreDropout(this.compiled, resume.dropout);
    this.runner.restore(resume.runner);
    return resume;
  }

  /** Validates, keeps the weights when they are the best so far, and tells. */
  async #finishEpoch(epoch: number, loss: number, batchesMs: number, watch: () => number): Promise<void> {
    const breathe = (): Promise<void> => this.#pacer.breathe();
    this.runner.store();
    const validation = await validate(this.tf, this.compiled, this.source, this.runner, breathe);
    const figures = { epoch, loss, batchesMs, epochMs: watch() };
    const measured = validation?.loss ?? loss;
    const best = this.#best.offer(epoch, measured, this.settings.minDelta);
    this.#progress.recordEpoch(figures, validation, best);
    await this.hooks.afterEpoch?.(epoch, breathe);
  }

  async #runEpoch({ epoch, batch: done, epochMs }: EpochStart): Promise<EpochOutcome> {
    const { settings, hooks, runner } = this;
    const { clock, checkpoints } = hooks;
    this.#shuffleAtEpoch = this.#shuffle.state();
    const watch = this.#pacer.startWatch(epochMs);
    let reportedMs = clock.now();
    const losses = this.#progress.history().map((record) => record.valLoss ?? record.loss);
    let loss = 0;
    if (done === 0) runner.beginEpoch();
    let batch = 0;
    let seen = 0;
    for (const ids of this.source.batches('train', this.#order, this.#shuffle)) {
      batch++;
      seen += ids.length;
      if (batch <= done) continue;
      if (hooks.control.aborted) return { kind: 'aborted' };
      runner.step(ids, learningRateAt(settings, { epoch, batch, batches: this.#batches, losses }));
      const nowMs = clock.now();
      if (nowMs - reportedMs >= REPORT_EVERY_MS || batch === this.#batches) {
        reportedMs = nowMs;
        const { lossSum, gradientNorm } = await runner.read();
        loss = lossSum / seen;
        if (!Number.isFinite(loss)) {
          return { kind: 'diverged', problem: await this.#diagnose(epoch, batch, loss, ids) };
        }
        if (Number.isFinite(gradientNorm)) this.#lastFiniteNorm = gradientNorm;
        this.#progress.reportBatch(epoch, batch, loss, seen, watch());
      }
      if (batch < this.#batches && checkpoints?.isDue()) {
        await this.#checkpoint({ epoch, batch, epochMs: watch() }, this.#shuffleAtEpoch);
      }
      await this.#pacer.breathe();
    }
    return { kind: 'finished', loss, batchesMs: watch() };
  }

  async #checkpoint(place: EpochStart, shuffle: RandomState): Promise<void> {
    await this.hooks.checkpoints?.take(async (): Promise<LoopState> => {
      const best = await this.#best.state();
      return { ...place, shuffle, best, history: this.#progress.history(), lastFiniteNorm: this.#lastFiniteNorm };
    });
  }

  async #diagnose(epoch: number, batch: number, loss: number, ids: SampleIds): Promise<Problem> {
    const dataIsFinite = await hasFiniteData(this.tf, this.compiled, this.source, ids);
    return diagnoseDivergence({ epoch, batch }, loss, this.#lastFiniteNorm, dataIsFinite, this.settings);
  }
}
