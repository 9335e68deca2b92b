import * as tf from '@tensorflow/tfjs';
import { train } from '../../engine/index';
import { dispatches } from './dispatches';
import { forecastJob } from './forecastJob';

const BATCH = 32;
const TIMESTEPS = 50;
const STEPS = 4;

/** What the app's own training loop does on WebGPU for case A, step by step. */
export interface AppSteps {
  readonly backend: string;
  /** From one report of the loop to the next: one training step, the running loss and its reading included. */
  readonly dispatches: number[];
  readonly losses: number[];
  readonly plainLayers: readonly string[];
}

/** LSTM(128) on 50 steps of 5 features, batch 32, Dense(1), MSE, Adam with clipping: trained by `train` itself. */
export async function runAppSteps(backend: 'webgpu' | 'cpu'): Promise<AppSteps> {
  await tf.setBackend(backend);
  // Windows overlap: so many rows give just enough of them, and a few for the other parts.
  const rows = 3 * (TIMESTEPS + 1) + STEPS * BATCH + 40;
  const job = forecastJob([0.1, 0.2, 0.3, 0.4, 0.5], rows, TIMESTEPS, { units: 128 }, { epochs: 1, batchSize: BATCH });
  const at: number[] = [];
  const losses: number[] = [];
  let plainLayers: readonly string[] = [];
  // A clock that strides: the loop then reports after every batch.
  let now = 0;
  const clock = { now: () => (now += 1000), yieldToEvents: () => Promise.resolve() };
  const control = { aborted: false, paused: false };
  await train(tf, job, {
    clock,
    control,
    onEvent: (event) => {
      if (event.kind === 'started') plainLayers = event.plainLayers;
      if (event.kind !== 'batch') return;
      at.push(dispatches());
      losses.push(event.loss);
      // Enough was seen.
      if (event.batch === STEPS) control.aborted = true;
    },
  });
  return { backend, losses, plainLayers, dispatches: at.slice(1).map((count, i) => count - (at[i] as number)) };
}
