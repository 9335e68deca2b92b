import { createRequire } from 'node:module';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../graph/graph';
import { convolutionGraph, encoderDecoderGraph, maskedGraph } from '../testing/layeredGraphs';
import { testClock } from '../testing/run';
import { hourlyRecipe, hourlyTable, forecastBy } from '../testing/tables';
import { DEFAULT_TRAINING } from '../optimizers/trainingSettings';
import { train } from './train';

beforeAll(() => {
  const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(`${path.dirname(entry)}${path.sep}`);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
});

/** Losses of a short training, which must leave no tensor behind. */
async function losses(backend: string, graph: Graph, features: readonly string[]): Promise<number[]> {
  await tf.setBackend(backend);
  const job = {
    graph,
    task: forecastBy(hourlyRecipe({ features: [...features] })),
    table: hourlyTable(60),
    settings: { ...DEFAULT_TRAINING, epochs: 2, batchSize: 16 },
  };
  const hooks = { clock: testClock(), control: { aborted: false, paused: false }, onEvent: () => {} };
  const before = tf.memory().numTensors;
  const { trained } = await train(tf, job, hooks);
  expect(tf.memory().numTensors).toBe(before);
  return trained.history.flatMap((record) => [record.loss, record.valLoss as number]);
}

describe('training', () => {
  it.each([
    ['an encoder and a decoder of LSTMs', encoderDecoderGraph('lstm'), ['load']],
    ['an encoder and a decoder of GRUs', encoderDecoderGraph('gru', { resetAfter: true }), ['load']],
    ['an encoder and a decoder of Simple RNNs', encoderDecoderGraph('simpleRnn', { dropout: 0.2 }), ['load']],
    ['masked LSTMs', maskedGraph('lstm', { recurrentActivation: 'hardSigmoid3' }), ['load', 'kind']],
    ['masked bidirectional GRUs', maskedGraph('bidirectional', { cell: 'gru', merge: 'sum' }), ['load', 'kind']],
    ['convolution, pooling, attention and merges', convolutionGraph(), ['load']],
  ] as const)('gives %s the same losses on wasm as on the cpu backend', async (_what, graph, features) => {
    const [wasm, cpu] = [await losses('wasm', graph, features), await losses('cpu', graph, features)];
    expect(new Set(cpu).size).toBe(cpu.length);
    wasm.forEach((value, i) => {
      expect(Math.abs(value / (cpu[i] as number) - 1)).toBeLessThan(1e-4);
    });
  });
});
