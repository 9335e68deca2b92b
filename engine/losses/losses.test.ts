import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { computeLoss } from './losses';
import { makeOptimizer } from '../optimizers/optimizers';
import { DEFAULT_TRAINING } from '../training/settings';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const loss = (name: Parameters<typeof computeLoss>[1], truth: number[][], prediction: number[][]): number =>
  computeLoss(tf, name, tf.tensor2d(truth), tf.tensor2d(prediction)).dataSync()[0] as number;

describe('losses', () => {
  it('are the means of their textbook formulas', () => {
    const truth = [[1], [2], [5]];
    const prediction = [[1.5], [2], [2]];
    expect(loss('meanSquaredError', truth, prediction)).toBeCloseTo((0.25 + 0 + 9) / 3, 6);
    expect(loss('meanAbsoluteError', truth, prediction)).toBeCloseTo((0.5 + 0 + 3) / 3, 6);
    expect(loss('huber', truth, prediction)).toBeCloseTo((0.125 + 0 + 2.5) / 3, 6);
    expect(loss('binaryCrossentropy', [[1], [0]], [[0.8], [0.4]])).toBeCloseTo(-(Math.log(0.8) + Math.log(0.6)) / 2, 6);
    const classes = [
      [0, 1, 0],
      [1, 0, 0],
    ];
    const probabilities = [
      [0.2, 0.7, 0.1],
      [0.5, 0.25, 0.25],
    ];
    expect(loss('categoricalCrossentropy', classes, probabilities)).toBeCloseTo(
      -(Math.log(0.7) + Math.log(0.5)) / 2,
      6,
    );
  });

  it('stay finite where a probability is exactly 0 or 1', () => {
    expect(loss('binaryCrossentropy', [[1], [0]], [[0], [1]])).toBeGreaterThan(10);
    expect(loss('categoricalCrossentropy', [[1, 0]], [[0, 1]])).toBeLessThan(20);
  });
});

describe('optimisers', () => {
  /** Minimises ½·w² from w = 1 and returns w after each step. */
  function path(optimizer: 'adam' | 'rmsprop' | 'sgd', momentum: number): number[] {
    const made = makeOptimizer(tf, { ...DEFAULT_TRAINING, optimizer, momentum, learningRate: 0.1 });
    const w = tf.variable(tf.scalar(1));
    const values = Array.from({ length: 4 }, () => {
      tf.tidy(() => {
        const { grads } = tf.variableGrads(() => tf.mul<tf.Scalar>(0.5, tf.square(w)), [w]);
        made.applyGradients(grads);
      });
      return w.dataSync()[0] as number;
    });
    made.dispose();
    w.dispose();
    return values;
  }

  it('follow their formulas step by step', () => {
    let w = 1;
    let m = 0;
    let v = 0;
    const adam = [1, 2, 3, 4].map((t) => {
      m = 0.9 * m + 0.1 * w;
      v = 0.999 * v + 0.001 * w * w;
      w -= (0.1 * (m / (1 - 0.9 ** t))) / (Math.sqrt(v / (1 - 0.999 ** t)) + 1e-7);
      return w;
    });
    path('adam', 0).forEach((value, i) => expect(value).toBeCloseTo(adam[i] as number, 4));

    w = 1;
    v = 0;
    const rmsprop = [1, 2, 3, 4].map(() => {
      v = 0.9 * v + 0.1 * w * w;
      w -= (0.1 * w) / Math.sqrt(v + 1e-7);
      return w;
    });
    path('rmsprop', 0).forEach((value, i) => expect(value).toBeCloseTo(rmsprop[i] as number, 4));

    w = 1;
    m = 0;
    const momentum = [1, 2, 3, 4].map(() => {
      m = 0.9 * m + w;
      w -= 0.1 * m;
      return w;
    });
    path('sgd', 0.9).forEach((value, i) => expect(value).toBeCloseTo(momentum[i] as number, 5));
  });
});
