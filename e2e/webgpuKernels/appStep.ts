import * as tf from '@tensorflow/tfjs';
import { DEFAULT_TRAINING, type Graph, readTable, train } from '../../engine/index';
import { dispatches } from './dispatches';

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

const node = (id: string, type: string, params = {}) => ({ id, type, name: id, params });
const wire = (from: string, to: string) => ({
  id: `${from}>${to}`,
  from: { node: from, port: 'out' },
  to: { node: to, port: 'in' },
});

/** LSTM(128) on 50 steps of 5 features, batch 32, Dense(1), MSE, Adam with clipping: trained by `train` itself. */
export async function runAppSteps(backend: 'webgpu' | 'cpu'): Promise<AppSteps> {
  await tf.setBackend(backend);
  const names = ['a', 'b', 'c', 'd', 'e'];
  // Windows overlap: so many rows give just enough of them, and a few for the other parts.
  const rows = Array.from({ length: 3 * (TIMESTEPS + 1) + STEPS * BATCH + 40 }, (_, i) =>
    names.map((_name, k) => Math.sin(i * (k + 1) * 0.1).toFixed(5)).join(),
  );
  const { table } = readTable(new TextEncoder().encode(`${names.join()}\n${rows.join('\n')}\n`), 'a.csv');
  if (!table) throw new Error('The table cannot be read.');
  const graph: Graph = {
    nodes: [node('In', 'input'), node('LSTM', 'lstm', { units: 128 }), node('Dense', 'dense'), node('Out', 'target')],
    edges: [wire('In', 'LSTM'), wire('LSTM', 'Dense'), wire('Dense', 'Out')],
  };
  const recipe = {
    time: null,
    features: names,
    targets: ['a'],
    calendar: [],
    transforms: {},
    units: {},
    lookback: TIMESTEPS,
    horizon: 1,
    scaling: 'standard',
    split: { train: 0.6, validation: 0.2 },
    seasons: [],
  } as const;
  const at: number[] = [];
  const losses: number[] = [];
  let plainLayers: readonly string[] = [];
  // A clock that strides: the loop then reports after every batch.
  let now = 0;
  const clock = { now: () => (now += 1000), yieldToEvents: () => Promise.resolve() };
  const control = { aborted: false, paused: false };
  await train(
    tf,
    {
      graph,
      task: { id: 'forecasting', recipe },
      table,
      settings: { ...DEFAULT_TRAINING, epochs: 1, batchSize: BATCH },
    },
    {
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
    },
  );
  return { backend, losses, plainLayers, dispatches: at.slice(1).map((count, i) => count - (at[i] as number)) };
}
