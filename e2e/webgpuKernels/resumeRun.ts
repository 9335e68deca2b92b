import * as tf from '@tensorflow/tfjs';
import { decodeCheckpoint, encodeCheckpoint, train, type TrainingSettings } from '../../engine/index';
import { forecastJob } from './forecastJob';

/** Two runs of the app's own training loop on WebGPU: one that was never interrupted, one that was. */
export interface ResumedRun {
  readonly backend: string;
  /** By epoch, first the training's, then the validation's. */
  readonly whole: readonly (number | null)[];
  readonly resumed: readonly (number | null)[];
  /** Whether the weights are the same, bit for bit. */
  readonly sameWeights: boolean;
  readonly leaked: number;
}

/** Trains for three epochs of four batches, and once more from the checkpoint after the second batch of the second. */
export async function runResumed(changes: Partial<TrainingSettings>): Promise<ResumedRun> {
  await tf.setBackend('webgpu');
  const lstm = { units: 9, dropout: 0.2, recurrentDropout: 0.2 };
  const settings = { epochs: 3, batchSize: 16, learningRate: 0.01, ...changes };
  const job = forecastJob([0.1, 0.23], 115, 5, lstm, settings);
  // Time passes between batches only: a checkpoint costs nothing, so that one is due after each.
  let ms = 0;
  const control = {
    get aborted() {
      ms += 5;
      return false;
    },
    paused: false,
  };
  const hooks = { clock: { now: () => ms, yieldToEvents: () => Promise.resolve() }, control, onEvent: () => undefined };
  const before = tf.memory().numTensors;
  let kept: Uint8Array | null = null;
  const checkpoint = {
    everyMs: 0,
    onCheckpoint: (taken: Parameters<typeof encodeCheckpoint>[0]) => {
      if (taken.epoch === 2 && taken.batch === 2) kept = encodeCheckpoint(taken);
    },
  };
  const whole = await train(tf, job, { ...hooks, checkpoint });
  if (!kept) throw new Error('No checkpoint was taken.');
  const resumed = await train(tf, job, { ...hooks, resume: decodeCheckpoint(kept) });
  const losses = ({ trained }: typeof whole) => trained.history.flatMap(({ loss, valLoss }) => [loss, valLoss]);
  const { weightData } = whole.trained;
  return {
    backend: whole.trained.backend,
    whole: losses(whole),
    resumed: losses(resumed),
    sameWeights: weightData.length > 0 && weightData.every((byte, i) => byte === resumed.trained.weightData[i]),
    leaked: tf.memory().numTensors - before,
  };
}
