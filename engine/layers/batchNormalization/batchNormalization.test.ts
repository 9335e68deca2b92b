import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { evaluateTrained, readProject, writeProject } from '../../index';
import { compileGraph } from '../../plan/compileGraph';
import { trainableVariables } from '../../plan/trainableVariables';
import { createRandom } from '../../random/random';
import { floatSpec } from '../../tensors/tensorSpec';
import { makeGraph, makeNode } from '../../testing/graphs';
import { describeData } from '../../tasks/forecasting/describeData';
import { buildStep, stepOf } from '../../testing/layerSteps';
import { hourlyProject } from '../../testing/projects';
import { forecastBy, hourlyRecipe, hourlyTable } from '../../testing/tables';
import type { Checkpoint } from '../../training/checkpoint';
import { decodeCheckpoint, encodeCheckpoint } from '../../training/checkpointBytes';
import { lineValues, MODEL } from '../../reports/report';
import { DEFAULT_TRAINING } from '../../optimizers/trainingSettings';
import { type TrainHooks, train, type TrainingJob, type TrainingOutcome } from '../../training/train';
import { batchNormalization } from './batchNormalization';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const [BATCH, STEPS, FEATURES] = [4, 3, 2];
const EPSILON = 0.001;

function randomTensor(shape: number[], seed: string): tf.Tensor {
  const random = createRandom(seed);
  const size = shape.reduce((product, n) => product * n, 1);
  return tf.tensor(
    Array.from({ length: size }, () => 2 + 3 * random.normal()),
    shape,
  );
}

function build(params: Record<string, number | boolean>, shape: readonly number[]): tf.layers.Layer {
  const layer = buildStep(tf, stepOf(batchNormalization, params, [floatSpec(shape, shape.length > 1)]));
  tf.dispose(layer.apply(tf.zeros([1, ...shape])) as tf.Tensor);
  return layer;
}

const VARIANTS = [
  { center: true, scale: true },
  { center: false, scale: true },
  { center: true, scale: false },
  { center: false, scale: false },
] as const;

describe.each(VARIANTS)('batch normalization in training, %o', (options) => {
  it.each([[[STEPS, FEATURES]], [[FEATURES]]])('gives each feature mean 0 and variance 1, of inputs %j', (shape) => {
    tf.tidy(() => {
      const layer = build({ ...options, momentum: 0.9 }, shape);
      const x = randomTensor([BATCH, ...shape], 'x');
      const rows = tf.reshape(x, [-1, FEATURES]);
      const { mean, variance } = tf.moments(rows, 0);
      const expected = tf.div(tf.sub(rows, mean), tf.sqrt(tf.add(variance, EPSILON))).dataSync();
      const output = (layer.apply(x, { training: true }) as tf.Tensor).dataSync();
      output.forEach((value, i) => expect(value).toBeCloseTo(expected[i] as number, 5));
      const [movingMean, movingVariance] = layer.getWeights().slice(-2) as [tf.Tensor, tf.Tensor];
      expectClose(movingMean, tf.mul(mean, 0.1));
      expectClose(movingVariance, tf.add(0.9, tf.mul(variance, 0.1)));
      // What is predicted depends on the averages alone.
      const predicted = tf.div(tf.sub(rows, movingMean), tf.sqrt(tf.add(movingVariance, EPSILON)));
      expectClose(layer.apply(x) as tf.Tensor, predicted);
    });
  });

  it('has gradients through mean and variance that agree with finite differences', () => {
    tf.tidy(() => {
      const layer = build(options, [STEPS, FEATURES]);
      const x = randomTensor([BATCH, STEPS, FEATURES], 'x');
      const mix = randomTensor([BATCH, STEPS, FEATURES], 'mix');
      const sum = (fed: tf.Tensor): tf.Scalar => tf.sum(tf.mul(layer.apply(fed, { training: true }) as tf.Tensor, mix));
      const gradient = tf.grad(sum)(x).dataSync();
      const STEP = 0.01;
      const values = x.dataSync();
      gradient.forEach((slope, at) => {
        const moved = (by: number): number =>
          sum(
            tf.tensor(
              values.map((value, i) => (i === at ? value + by : value)),
              x.shape,
            ),
          ).dataSync()[0] as number;
        expect(slope).toBeCloseTo((moved(STEP) - moved(-STEP)) / (2 * STEP), 1);
      });
      expect(trainableVariables(layer)).toHaveLength(Number(options.center) + Number(options.scale));
    });
  });
});

function expectClose(actual: tf.Tensor, expected: tf.Tensor): void {
  const truth = expected.dataSync();
  actual.dataSync().forEach((value, i) => expect(value).toBeCloseTo(truth[i] as number, 5));
}

const GRAPH = makeGraph(
  [
    makeNode('Input', 'input'),
    makeNode('Norm', 'batchNormalization', { momentum: 0.5 }),
    makeNode('LSTM', 'lstm', { units: 4 }),
    makeNode('Second', 'batchNormalization', { momentum: 0.8, center: false }),
    makeNode('Dense', 'dense'),
    makeNode('Target', 'target'),
  ],
  ['Input>Norm', 'Norm>LSTM', 'LSTM>Second', 'Second>Dense', 'Dense>Target'],
);

const JOB: TrainingJob = {
  graph: GRAPH,
  task: forecastBy(hourlyRecipe()),
  table: hourlyTable(120),
  settings: { ...DEFAULT_TRAINING, epochs: 3, batchSize: 16, learningRate: 0.05 },
};

function run(changes: Partial<TrainingJob> = {}, more: Partial<TrainHooks> = {}): Promise<TrainingOutcome> {
  let ms = 0;
  const clock = { now: () => (ms += 5), yieldToEvents: () => Promise.resolve() };
  const control = { aborted: false, paused: false };
  return train(tf, { ...JOB, ...changes }, { clock, control, onEvent: () => {}, ...more });
}

function weightOf({ trained }: TrainingOutcome, name: string): number[] {
  let offset = 0;
  for (const spec of trained.weightSpecs) {
    const size = spec.shape.reduce((product, n) => product * n, 1);
    const bytes = trained.weightData.slice(offset, offset + 4 * size);
    if (spec.name === name) return [...new Float32Array(bytes.buffer)];
    offset += 4 * size;
  }
  throw new Error(`no weight ${name}`);
}

describe('a model with batch normalization', () => {
  it('moves its statistics in every step of a training, and keeps those of the best epoch', async () => {
    const before = tf.memory().numTensors;
    const one = await run({ settings: { ...JOB.settings, epochs: 1 } });
    const start = { mean: weightOf(one, 'second/moving_mean'), variance: weightOf(one, 'second/moving_variance') };
    expect(start.mean.every((value) => value !== 0)).toBe(true);
    expect(start.variance.every((value) => value > 0 && value !== 1)).toBe(true);
    // So large a rate that the last epoch is not the best: the statistics come back with the weights of that one.
    const wild = { ...JOB.settings, optimizer: 'sgd', learningRate: 2, momentum: 0, clipNorm: 1, epochs: 6 } as const;
    const all = await run({ settings: wild });
    const { bestEpoch } = all.trained;
    expect(bestEpoch).toBeLessThan(6);
    const best = await run({ settings: { ...wild, epochs: bestEpoch } });
    expect(all.trained.weightData).toEqual(best.trained.weightData);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('goes on from a checkpoint to the same bits, statistics included', async () => {
    const kept: Checkpoint[] = [];
    const onCheckpoint = (one: Checkpoint): void => void kept.push(decodeCheckpoint(encodeCheckpoint(one)));
    const whole = await run({}, { checkpoint: { everyMs: 0, onCheckpoint } });
    const inTheMiddle = kept.find(({ epoch, batch }) => epoch === 2 && batch > 0);
    expect(inTheMiddle).toBeDefined();
    const resumed = await run({}, { resume: inTheMiddle as Checkpoint });
    expect(resumed.trained.weightData).toEqual(whole.trained.weightData);
    expect(resumed.trained.bestEpoch).toBe(whole.trained.bestEpoch);
  });

  it('starts warm from the statistics there are', async () => {
    const cold = await run();
    const settings = { ...JOB.settings, warmStart: true, epochs: 1, learningRate: 1e-7 };
    const warm = await run({ settings, initial: cold.trained });
    expect(warm.problems.filter(({ code }) => code === 'training.partlyNew')).toEqual([]);
    expect(warm.trained.history[0]?.valLoss).toBeLessThan(cold.trained.history[0]?.valLoss ?? 0);
  });

  it('comes back from a project file with the same forecasts', async () => {
    const { trained, evaluation } = await run();
    const { graph, task, table } = JOB;
    const project = hourlyProject({ graph, task, trained, assets: [] });
    const { project: opened } = readProject(writeProject(project, []), 'project.seqloom');
    const again = await evaluateTrained(tf, { graph, task, table, trained: opened?.trained ?? trained }, 'test');
    expect(opened?.trained?.weightData).toEqual(trained.weightData);
    expect(lineValues(again.targets[0], MODEL)).toEqual(lineValues(evaluation.targets[0], MODEL));
  });

  it('counts what is trained, and states what is not', () => {
    const compiled = compileGraph(tf, GRAPH, describeData(hourlyTable(120), hourlyRecipe()), 1);
    expect(compiled.parameterCount).toBe(2 + 4 * 4 * (1 + 4 + 1) + 4 + 5);
    expect(compiled.variables.size).toBe(2 + 2 + 3 + 1 + 2 + 2);
    compiled.dispose();
  });
});
