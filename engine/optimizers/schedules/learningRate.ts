import type { TrainingSettings } from '../trainingSettings';
import { findSchedule } from './index';

/** A training step within its training. */
export interface StepPlace {
  /** Counted from 1. */
  readonly epoch: number;
  /** Of the epoch, counted from 1. */
  readonly batch: number;
  readonly batches: number;
  /** What each finished epoch came to, as in `SchedulePlace`. */
  readonly losses: readonly number[];
}

/**
 * The learning rate of a training step. It grows in equal steps over the epochs of the warm-up (Goyal et al. 2017) and
 * then follows the schedule, which counts from there.
 */
export function learningRateAt(settings: TrainingSettings, { epoch, batch, batches, losses }: StepPlace): number {
  const { learningRate, warmupEpochs, epochs } = settings;
  const warmup = warmupEpochs * batches;
  const step = (epoch - 1) * batches + batch - 1;
  if (step < warmup) return (learningRate * (step + 1)) / warmup;
  const share = findSchedule(settings.schedule).share(settings, {
    step: step - warmup,
    steps: epochs * batches - warmup,
    stepsPerEpoch: batches,
    losses: losses.slice(warmupEpochs),
  });
  return learningRate * share;
}

/** Whether the learning rate is the same at every step. */
export function hasConstantRate({ schedule, warmupEpochs }: TrainingSettings): boolean {
  return schedule === 'constant' && warmupEpochs === 0;
}
