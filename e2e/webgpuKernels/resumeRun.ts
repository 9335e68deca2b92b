import * as tf from '@tensorflow/tfjs';
import { DEFAULT_TRAINING, decodeCheckpoint, encodeCheckpoint, type Graph, readTable, train } from '../../engine/index';
import type { TrainingSettings } from '../../engine/index';

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

const node = (id: string, type: string, params = {}) => ({ id, type, name: id, params });
const wire = (from: string, to: string) => ({
  id: `${from}>${to}`,
  from: { node: from, port: 'out' },
  to: { node: to, port: 'in' },
});

const GRAPH: Graph = {
  nodes: [
    node('In', 'input'),
    node('LSTM', 'lstm', { units: 9, dropout: 0.2, recurrentDropout: 0.2 }),
    node('Dense', 'dense'),
    node('Out', 'target'),
  ],
  edges: [wire('In', 'LSTM'), wire('LSTM', 'Dense'), wire('Dense', 'Out')],
};

const RECIPE = {
  time: null,
  features: ['a', 'b'],
  targets: ['a'],
  calendar: [],
  transforms: {},
  units: {},
  lookback: 5,
  horizon: 1,
  scaling: 'standard',
  split: { train: 0.6, validation: 0.2 },
  seasons: [],
} as const;

/** Trains for three epochs of four batches, and once more from the checkpoint after the second batch of the second. */
export async function runResumed(changes: Partial<TrainingSettings>): Promise<ResumedRun> {
  await tf.setBackend('webgpu');
  const rows = Array.from({ length: 115 }, (_, i) => [0.1, 0.23].map((pace) => Math.sin(i * pace).toFixed(5)).join());
  const { table } = readTable(new TextEncoder().encode(`a,b\n${rows.join('\n')}\n`), 'a.csv');
  if (!table) throw new Error('The table cannot be read.');
  const job = {
    ...{ graph: GRAPH, task: { id: 'forecasting', recipe: RECIPE } as const, table },
    settings: { ...DEFAULT_TRAINING, epochs: 3, batchSize: 16, learningRate: 0.01, ...changes },
  };
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
