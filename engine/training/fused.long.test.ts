import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodeKernels } from '../../cli/nodeKernels';
import type { DataRecipe } from '../tasks/forecasting/recipe';
import type { Graph, ParamValue } from '../graph/graph';
import { LOSSES } from '../losses';
import { OPTIMIZERS } from '../optimizers';
import type { KernelPool } from '../kernels/kernelPool';
import { lineValues, MODEL } from '../reports/report';
import { everyLayerGraph, makeGraph, makeNode } from '../testing/graphs';
import { encoderDecoderGraph, maskedGraph } from '../testing/layeredGraphs';
import { testClock } from '../testing/run';
import { hourlyRecipe, hourlyTable, forecastBy } from '../testing/tables';
import { DEFAULT_TRAINING, type TrainingSettings } from '../optimizers/trainingSettings';
import { train } from './train';

let one: KernelPool;
let two: KernelPool;

beforeAll(async () => {
  await tf.setBackend('cpu');
  one = (await startNodeKernels({ threads: 1 })) as KernelPool;
  two = (await startNodeKernels({ threads: 2 })) as KernelPool;
});

afterAll(() => {
  one.dispose();
  two.dispose();
});

async function run(
  kernels: KernelPool | null,
  type: string,
  params: Record<string, ParamValue>,
  changes: Partial<TrainingSettings> = {},
) {
  return runGraph(kernels, everyLayerGraph(type, params), hourlyRecipe({ features: ['load', 'kind'] }), changes);
}

async function runGraph(
  kernels: KernelPool | null,
  graph: Graph,
  recipe: DataRecipe,
  changes: Partial<TrainingSettings> = {},
) {
  const job = {
    graph,
    task: forecastBy(recipe),
    table: hourlyTable(150),
    settings: { ...DEFAULT_TRAINING, epochs: 3, batchSize: 24, ...changes },
  };
  const hooks = { clock: testClock(), control: { aborted: false, paused: false }, onEvent: () => {}, kernels };
  const outcome = await train(tf, job, hooks);
  return {
    ...outcome,
    losses: outcome.trained.history.flatMap((record) => [record.loss, record.valLoss as number]),
  };
}

const CASES = [
  ['lstm', { dropout: 0.2, recurrentDropout: 0.2 }],
  ['lstm', { activation: 'relu', recurrentActivation: 'hardSigmoid', useBias: false, goBackwards: true }],
  ['gru', { goBackwards: true, units: 5 }],
  ['gru', { dropout: 0.1, recurrentDropout: 0.3, useBias: false }],
  ['gru', { resetAfter: true, units: 6 }],
  ['gru', { resetAfter: true, useBias: false, goBackwards: true, dropout: 0.2, recurrentDropout: 0.2 }],
  ['simpleRnn', { units: 1, activation: 'linear' }],
  ['simpleRnn', { dropout: 0.2, recurrentDropout: 0.1, output: 'sequences' }],
  ['bidirectional', { cell: 'lstm', merge: 'concat', units: 3, dropout: 0.1, recurrentDropout: 0.1 }],
  ['bidirectional', { cell: 'gru', merge: 'ave', units: 4 }],
  ['bidirectional', { cell: 'simpleRnn', merge: 'mul', units: 5 }],
  ['bidirectional', { cell: 'lstm', merge: 'sum', units: 2 }],
] as const;

describe('training in the fused kernels', () => {
  it.each(CASES)('%s with %o ends at the losses of stock tfjs, on one thread and on two', async (type, params) => {
    const [stock, single, double] = [
      await run(null, type, params),
      await run(one, type, params),
      await run(two, type, params),
    ];
    expect(single.trained.backend).toBe('fused');
    stock.losses.forEach((loss, i) => {
      expect(Math.abs((single.losses[i] as number) / loss - 1)).toBeLessThan(1e-4);
      expect(Math.abs((double.losses[i] as number) / loss - 1)).toBeLessThan(1e-4);
    });
    const forecast = (outcome: typeof stock): number[] => [...lineValues(outcome.evaluation.targets[0], MODEL)];
    forecast(stock).forEach((value, i) => {
      expect(forecast(double)[i]).toBeCloseTo(value, 2);
    });
  });

  /** Losses of the fused run against those of plain tfjs, epoch by epoch. */
  const expectSame = async (graph: Graph, recipe: DataRecipe): Promise<void> => {
    const [stock, fused] = [await runGraph(null, graph, recipe), await runGraph(two, graph, recipe)];
    expect(fused.trained.backend).toBe('fused');
    const [before = 0, , after = 0] = stock.losses;
    expect(after, 'the weights move').not.toBeCloseTo(before, 4);
    stock.losses.forEach((loss, i) => {
      expect(Math.abs((fused.losses[i] as number) / loss - 1)).toBeLessThan(1e-4);
    });
  };

  it.each([
    ['categoricalCrossentropy', 'softmax', 2],
    ['sparseCategoricalCrossentropy', 'softmax', 2],
    ['binaryCrossentropy', 'sigmoid', 1],
  ])('%s after %s is that of tfjs', async (loss, activation, units) => {
    const graph = makeGraph(
      [
        makeNode('Load', 'input'),
        makeNode('LSTM', 'lstm', { units: 5 }),
        makeNode('Hidden', 'dense', { units: 3, activation: 'tanh' }),
        makeNode('Out', 'dense', { units, activation }),
        makeNode('Target', 'target', { loss }),
      ],
      ['Load>LSTM', 'LSTM>Hidden', 'Hidden>Out', 'Out>Target'],
    );
    await expectSame(graph, hourlyRecipe({ features: ['load'], targets: ['kind'] }));
  });

  it('sequences one after the other, values read twice and several targets are those of tfjs', async () => {
    // Odd units: every padded value meets a layer that reads it tightly. The first recurrent layer feeds three others.
    const graph = makeGraph(
      [
        makeNode('Load', 'input'),
        makeNode('First', 'lstm', { units: 3, output: 'sequences' }),
        makeNode('Second', 'gru', { units: 3, output: 'sequences', goBackwards: true }),
        makeNode('Join', 'concatenate', { axis: 'time' }),
        makeNode('Beside', 'concatenate'),
        makeNode('Last', 'simpleRnn', { units: 5 }),
        makeNode('Narrow', 'lstm', { units: 2 }),
        makeNode('Flat', 'flatten'),
        makeNode('All', 'concatenate'),
        makeNode('A', 'dense', { units: 2 }),
        makeNode('Target A', 'target'),
        makeNode('Target B', 'target', { loss: 'meanAbsoluteError' }),
        makeNode('Target C', 'target', { loss: 'huber' }),
      ],
      [
        ...['Load>First', 'First>Second', 'First>Join', 'Second>Join', 'Join>Last'],
        ...['First>Beside', 'Second>Beside', 'Beside>Narrow', 'First>Flat', 'Last>All', 'Flat>All'],
        ...['All>A', 'A>Target A', 'A>Target B', 'Narrow>Target C'],
      ],
    );
    await expectSame(graph, hourlyRecipe({ features: ['load'], horizon: 2 }));
  });

  it.each([...OPTIMIZERS.map(({ id }) => [id, 0.9] as const), ['sgd', 0] as const])(
    '%s with momentum %d takes the same steps as in tfjs, along a schedule',
    async (optimizer, momentum) => {
      const changes = {
        optimizer,
        momentum,
        clipNorm: 0,
        learningRate: 0.01,
        schedule: 'cosine',
        warmupEpochs: 1,
      } as const;
      const [stock, fused] = [await run(null, 'lstm', {}, changes), await run(two, 'lstm', {}, changes)];
      expect(fused.trained.backend).toBe('fused');
      stock.losses.forEach((loss, i) => {
        expect(Math.abs((fused.losses[i] as number) / loss - 1)).toBeLessThan(1e-4);
      });
    },
  );

  it.each(LOSSES.filter(({ truth }) => truth === 'values').map(({ id }) => id))('%s is that of tfjs', async (loss) => {
    const graph = makeGraph(
      [
        makeNode('Load', 'input'),
        makeNode('LSTM', 'lstm', { units: 5 }),
        makeNode('Out', 'dense', { units: 2 }),
        makeNode('Target', 'target', { loss, huberDelta: 0.3, quantile: 0.8 }),
      ],
      ['Load>LSTM', 'LSTM>Out', 'Out>Target'],
    );
    await expectSame(graph, hourlyRecipe({ features: ['load'], horizon: 2 }));
  });

  it('gives the same run for the same number of threads', async () => {
    const [first, again] = [await run(two, 'gru', {}), await run(two, 'gru', {})];
    expect(again.losses).toEqual(first.losses);
    expect(again.trained.weightData).toEqual(first.trained.weightData);
  });

  it('leaves no tensor and no block of kernel memory behind', async () => {
    const [tensors, bytes] = [tf.memory().numTensors, two.memory().usedBytes];
    await run(two, 'lstm', {});
    expect(tf.memory().numTensors).toBe(tensors);
    expect(two.memory().usedBytes).toBe(bytes);
  });

  it('times the part of every node', async () => {
    const { layerTimes } = await run(two, 'lstm', {});
    expect(Object.keys(layerTimes).sort()).toEqual(
      ['Dense', 'Dropout', 'Embedding', 'Flatten', 'Join', 'Out', 'Recurrent'].sort(),
    );
  });
});

describe('training what the kernels cannot run as a whole', () => {
  it.each([
    ['an encoder and a decoder of LSTMs', encoderDecoderGraph('lstm'), ['load']],
    ['an encoder and a decoder of GRUs', encoderDecoderGraph('gru', { resetAfter: true }), ['load']],
    ['masked LSTMs', maskedGraph('lstm'), ['load', 'kind']],
    ['masked bidirectional GRUs', maskedGraph('bidirectional', { cell: 'gru', merge: 'sum' }), ['load', 'kind']],
  ] as const)('%s takes the kernels layer by layer, with the losses of stock tfjs', async (_what, graph, features) => {
    const recipe = hourlyRecipe({ features: [...features] });
    const changes = { epochs: 2, batchSize: 48, learningRate: 0.03 };
    const stock = await runGraph(null, graph, recipe, changes);
    const bytes = two.memory().usedBytes;
    const fused = await runGraph(two, graph, recipe, changes);
    expect(fused.trained.backend).toBe('cpu');
    expect(two.memory().usedBytes, 'gives its memory back').toBe(bytes);
    expect(stock.losses[2], 'it learns').not.toBeCloseTo(stock.losses[0] as number, 3);
    stock.losses.forEach((loss, i) => {
      expect(Math.abs((fused.losses[i] as number) / loss - 1)).toBeLessThan(1e-4);
    });
  });
});
