import { trainableVariables } from '../plan/trainableVariables';
import { chooseKernels } from '../kernels/chooseKernels';
import type { KernelPool } from '../kernels/kernelPool';
import type { Tf } from '../tensors/tf';
import { makeRunner } from './modelRunner';
import type { Clock } from './runControl';
import { compileJob, type TrainingJob } from './train';

/** So much timing is enough: many short steps, since they become faster at first, or one that takes longer. */
const ENOUGH_MS = 100;
const ENOUGH_STEPS = 20;

/** A warm step may take this share of the first one or less; a graphics card compiles its programs in the first. */
const WARM_SHARE = 0.4;

/** How long one training step of a graph takes on one backend. */
export interface StepTime {
  /** Milliseconds of the fastest timed step: what else the machine does only ever adds. */
  readonly stepMs: number;
  /** How many steps were timed. */
  readonly steps: number;
  /** False when there was time for the very first step only, which also sets up what later ones find ready. */
  readonly warm: boolean;
  /** `fused`, or the backend as tfjs names it. */
  readonly backend: string;
}

export interface MeasureOptions {
  readonly clock: Pick<Clock, 'now'>;
  /**
   * Milliseconds from the call on, compiling and preparing included. No step begins that would hardly fit; the first one
   * always runs, whatever it takes.
   */
  readonly limitMs: number;
  /** A warm step that takes longer than this is not timed again: it has lost already. */
  readonly lostMs?: number;
  /** The fused kernels, where there are any. */
  readonly kernels?: KernelPool | null;
}

/**
 * Times real training steps of a job on the backend in use: forward, backward, update, until the results are really
 * there. The first step warms up and does not count, unless the limit leaves no time for a second one. The weights are
 * thrown away. Throws a `UserError` as `train` does. Leaves no tensor behind.
 */
export async function measureStep(tf: Tf, job: TrainingJob, options: MeasureOptions): Promise<StepTime> {
  const { clock, limitMs, lostMs = Number.POSITIVE_INFINITY, kernels = null } = options;
  const endMs = clock.now() + limitMs;
  chooseKernels(tf, kernels);
  const { compiled, prepared } = compileJob(tf, job);
  const runner = makeRunner(tf, compiled, prepared.source, job.settings, kernels);
  // The first batch of the training part, again and again.
  const ids = prepared.source.ids('train').slice(0, job.settings.batchSize);
  const last = trainableVariables(compiled.model).at(-1);
  const timeStep = async (): Promise<number> => {
    const startMs = clock.now();
    runner.step(ids, job.settings.learningRate);
    // Reading waits for a graphics card to be done with everything asked of it before.
    await Promise.all([runner.read(), runner.backend === 'fused' ? undefined : last?.data()]);
    return clock.now() - startMs;
  };
  try {
    const firstMs = await timeStep();
    let expectedMs = WARM_SHARE * firstMs;
    let stepMs = Number.POSITIVE_INFINITY;
    let steps = 0;
    let timedMs = 0;
    const isEnough = () => steps >= ENOUGH_STEPS || timedMs >= ENOUGH_MS || (steps > 0 && stepMs > lostMs);
    while (!isEnough() && clock.now() + expectedMs < endMs) {
      const lastMs = await timeStep();
      stepMs = Math.min(stepMs, lastMs);
      expectedMs = stepMs;
      timedMs += lastMs;
      steps++;
    }
    const { backend } = runner;
    return steps > 0 ? { stepMs, steps, warm: true, backend } : { stepMs: firstMs, steps: 1, warm: false, backend };
  } finally {
    runner.dispose();
    compiled.dispose();
  }
}
