import { createRequire } from 'node:module';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../graph/graph';
import { everyLayerGraph } from '../testing/graphs';
import { testClock } from '../testing/run';
import { hourlyRecipe, hourlyTable, forecastBy } from '../testing/tables';
import { DEFAULT_TRAINING } from '../optimizers/trainingSettings';
import { train } from './train';

beforeAll(() => {
  const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(`${path.dirname(entry)}${path.sep}`);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
});

async function losses(backend: string, graph: Graph): Promise<number[]> {
  await tf.setBackend(backend);
  const job = {
    graph,
    task: forecastBy(hourlyRecipe({ features: ['load', 'kind'] })),
    table: hourlyTable(150),
    settings: { ...DEFAULT_TRAINING, epochs: 3, batchSize: 32 },
  };
  const hooks = { clock: testClock(), control: { aborted: false, paused: false }, onEvent: () => {} };
  const { trained } = await train(tf, job, hooks);
  return trained.history.flatMap((record) => [record.loss, record.valLoss as number]);
}

describe('the wasm backend', () => {
  it.each([
    ['lstm', { dropout: 0.2, recurrentDropout: 0.2 }],
    ['gru', { goBackwards: true }],
    ['simpleRnn', {}],
    ['bidirectional', { cell: 'gru', merge: 'ave' }],
  ] as const)('trains every layer around %s to the same losses as the cpu backend', async (type, params) => {
    const graph = everyLayerGraph(type, params);
    const [wasm, cpu] = [await losses('wasm', graph), await losses('cpu', graph)];
    wasm.forEach((value, i) => {
      expect(Math.abs(value / (cpu[i] as number) - 1)).toBeLessThan(1e-4);
    });
  });
});
