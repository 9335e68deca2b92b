import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodeKernels } from '../../cli/nodeKernels';
import { computeLoss } from '../losses/computeLoss';
import { findLoss, LOSSES } from '../losses';
import { findOptimizer, OPTIMIZERS } from '../optimizers';
import { DEFAULT_TRAINING } from '../optimizers/trainingSettings';
import { makeLossCase } from '../testing/lossCases';
import { referenceUpdate } from '../testing/optimizerReference';
import type { KernelPool } from './kernelPool';

let pool: KernelPool;

beforeAll(async () => {
  await tf.setBackend('cpu');
  pool = (await startNodeKernels({ threads: 1 })) as KernelPool;
});

afterAll(() => {
  pool.dispose();
});

const CASES = [
  ...OPTIMIZERS.map(({ id }) => [id, {}] as const),
  ['sgd', { momentum: 0 }],
  ['adam', { beta1: 0.5, beta2: 0.9 }],
  ['adamW', { weightDecay: 0.3 }],
  ['adagrad', { initialAccumulator: 0 }],
] as const;

describe('the kernel of an optimizer', () => {
  it.each(CASES)('%s with %o follows its formula step by step, and zeros stay zero', (optimizer, changes) => {
    const n = 8;
    const settings = { ...DEFAULT_TRAINING, optimizer, ...changes };
    const definition = findOptimizer(optimizer);
    const { arena } = pool;
    const [weightsAt, gradientsAt, firstAt, secondAt] = [0, 1, 2, 3].map(() => arena.allocate(n)) as [
      number,
      number,
      number,
      number,
    ];
    const controlAt = arena.allocate(128);
    const { floats, doubles } = pool;
    const weights = [1, -2, 0.5, 3, 0.01, 100, -1, 0];
    floats.set(weights, weightsAt / 4);
    const first = definition.slots(settings);
    floats.fill(first[0] ?? 0, firstAt / 4, firstAt / 4 + n);
    floats.fill(first[1] ?? 0, secondAt / 4, secondAt / 4 + n);
    const reference = referenceUpdate(settings);
    for (let step = 1; step <= 25; step++) {
      const rate = 0.05 / step;
      const gradients = weights.map((_, i) => (i === 7 ? 0 : Math.sin(step * 1.7 + i) * 10 ** (1 - i / 2)));
      floats.set(gradients, gradientsAt / 4);
      floats[controlAt / 4 + 1] = 0;
      floats.set(Object.values(definition.scalars(settings, rate, step)), controlAt / 4 + 2);
      doubles[controlAt / 8 + 8] = gradients.reduce((sum, g) => sum + g * g, 0);
      const code = definition.kernel(settings);
      pool.exports.update(code, weightsAt, gradientsAt, firstAt, secondAt, n, controlAt, 1);
      reference(weights, gradients, rate);
      weights.forEach((weight, i) => expect(floats[weightsAt / 4 + i]).toBeCloseTo(weight, 4));
      expect(floats[controlAt / 4]).toBeCloseTo(Math.hypot(...gradients), 3);
    }
    expect(floats[weightsAt / 4 + 7]).toBe(0);
    for (const at of [weightsAt, gradientsAt, firstAt, secondAt, controlAt]) arena.release(at);
  });
});

describe('the kernel of a loss', () => {
  it.each(LOSSES.map(({ id }) => id))('%s gives the loss and the gradient of tfjs', (id) => {
    const { chosen, truth, prediction, width } = makeLossCase(id);
    const rows = prediction.length / width;
    const truthTensor = (): tf.Tensor => tf.tensor2d([...truth], [rows, truth.length / rows]);
    const [value, gradient] = tf.tidy(() => {
      const y = tf.tensor2d([...prediction], [rows, width]);
      const { value: loss, grad } = tf.valueAndGrad((given) => computeLoss(tf, chosen, truthTensor(), given))(y);
      return [loss.dataSync()[0] as number, [...grad.dataSync()]] as [number, number[]];
    });
    const { arena, floats, doubles } = pool;
    const [yAt, truthAt, gradientAt, totalAt] = [0, 1, 2, 3].map(() => arena.allocate(prediction.length)) as [
      number,
      number,
      number,
      number,
    ];
    floats.set(prediction, yAt / 4);
    floats.set(truth, truthAt / 4);
    doubles[totalAt / 8] = 0;
    const loss = findLoss(id);
    const count = loss.needs === 'distribution' ? rows : prediction.length;
    if (loss.truth === 'codes') pool.exports.codeLoss(yAt, truthAt, rows, width, count, gradientAt, totalAt);
    else {
      const parameter = loss.kernelParameter?.(chosen.lossParams) ?? 0;
      pool.exports.loss(loss.kernel, yAt, truthAt, prediction.length, count, gradientAt, totalAt, parameter);
    }
    expect(doubles[totalAt / 8]).toBeCloseTo(value, 5);
    gradient.forEach((slope, i) => expect(floats[gradientAt / 4 + i]).toBeCloseTo(slope, 5));
    for (const at of [yAt, truthAt, gradientAt, totalAt]) arena.release(at);
  });
});
