import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeLossCase } from '../testing/lossCases';
import { computeLoss } from './computeLoss';
import { findLoss, type LossName, LOSSES } from './index';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

function loss(name: LossName, truth: number[][], prediction: number[][], lossParams = {}): number {
  return tf.tidy(
    () =>
      computeLoss(tf, { loss: name, lossParams }, tf.tensor2d(truth), tf.tensor2d(prediction)).dataSync()[0] as number,
  );
}

describe('losses', () => {
  it('are the means of their textbook formulas', () => {
    const truth = [[1], [2], [5]];
    const prediction = [[1.5], [2], [2]];
    expect(loss('meanSquaredError', truth, prediction)).toBeCloseTo((0.25 + 0 + 9) / 3, 6);
    expect(loss('meanAbsoluteError', truth, prediction)).toBeCloseTo((0.5 + 0 + 3) / 3, 6);
    expect(loss('huber', truth, prediction, { huberDelta: 1 })).toBeCloseTo((0.125 + 0 + 2.5) / 3, 6);
    expect(loss('huber', truth, prediction, { huberDelta: 2 })).toBeCloseTo((0.125 + 0 + 4) / 3, 6);
    const logCosh = (Math.log(Math.cosh(0.5)) + Math.log(Math.cosh(3))) / 3;
    expect(loss('logCosh', truth, prediction)).toBeCloseTo(logCosh, 6);
    expect(loss('meanAbsolutePercentageError', truth, prediction)).toBeCloseTo((50 + 60) / 3, 4);
    expect(loss('quantile', truth, prediction, { quantile: 0.9 })).toBeCloseTo((0.05 + 2.7) / 3, 6);
    expect(loss('binaryCrossentropy', [[1], [0]], [[0.8], [0.4]])).toBeCloseTo(-(Math.log(0.8) + Math.log(0.6)) / 2, 6);
    const probabilities = [
      [0.2, 0.7, 0.1],
      [0.5, 0.25, 0.25],
    ];
    const classes = [
      [0, 1, 0],
      [1, 0, 0],
    ];
    const expected = -(Math.log(0.7) + Math.log(0.5)) / 2;
    expect(loss('categoricalCrossentropy', classes, probabilities)).toBeCloseTo(expected, 6);
    expect(loss('sparseCategoricalCrossentropy', [[1], [0]], probabilities)).toBeCloseTo(expected, 6);
  });

  it('stay finite where a probability is exactly 0 or 1, a truth 0 or a miss huge', () => {
    expect(loss('binaryCrossentropy', [[1], [0]], [[0], [1]])).toBeGreaterThan(10);
    expect(loss('categoricalCrossentropy', [[1, 0]], [[0, 1]])).toBeLessThan(20);
    expect(loss('sparseCategoricalCrossentropy', [[0]], [[0, 1]])).toBeLessThan(20);
    expect(loss('meanAbsolutePercentageError', [[0]], [[1]])).toBeCloseTo(1e9, -3);
    expect(loss('logCosh', [[-500]], [[500]])).toBeCloseTo(1000 - Math.LN2, 3);
  });

  it('judges each step of a sequence on its own, and none that has no truth', () => {
    tf.tidy(() => {
      const chosen = { loss: 'sparseCategoricalCrossentropy', lossParams: {} } as const;
      const probabilities = tf.tensor3d([0.9, 0.1, 0.2, 0.8, 0.6, 0.4, 0.5, 0.5], [2, 2, 2]);
      const all = computeLoss(tf, chosen, tf.tensor2d([0, 1, 1, 0], [2, 2]), probabilities).dataSync()[0];
      const logs = [0.9, 0.8, 0.4, 0.5].map(Math.log);
      expect(all).toBeCloseTo(
        -((logs[0] as number) + (logs[1] as number) + (logs[2] as number) + (logs[3] as number)) / 4,
        6,
      );
      const known = computeLoss(tf, chosen, tf.tensor2d([0, -1, 1, -1], [2, 2]), probabilities).dataSync()[0];
      expect(known).toBeCloseTo(-((logs[0] as number) + (logs[2] as number)) / 4, 6);
      // A padded step has no weight and is not counted.
      const weights = tf.tensor2d([1, 0, 2, 0], [2, 2]);
      const weighted = computeLoss(tf, chosen, tf.tensor2d([0, 1, 1, 0], [2, 2]), probabilities, { weights, count: 2 });
      expect(weighted.dataSync()[0]).toBeCloseTo(-((logs[0] as number) + 2 * (logs[2] as number)) / 2, 6);
    });
  });

  it('weigh samples as Keras does: their sum is divided by how many there are', () => {
    tf.tidy(() => {
      const weights = tf.tensor1d([1, 3]);
      const chosen = { loss: 'meanAbsoluteError', lossParams: {} } as const;
      const value = computeLoss(tf, chosen, tf.zeros([2, 2]), tf.tensor2d([1, 1, 2, 4], [2, 2]), { weights });
      expect(value.dataSync()[0]).toBeCloseTo((1 + 1 + 3 * 2 + 3 * 4) / 4, 6);
    });
  });

  it.each(
    LOSSES.flatMap(({ id }) => [
      { id, masked: false },
      { id, masked: true },
    ]),
  )('$id has the gradient of finite differences, masked: $masked', ({ id, masked }) => {
    const { chosen, truth, prediction, width } = makeLossCase(id);
    const rows = prediction.length / width;
    // Masked, the rows are the steps of one sequence.
    const axes = masked ? [1, rows] : [rows];
    const counts = Array.from({ length: rows }, (_, row) => (row % 3 === 1 ? 0 : 1));
    const lossOf = (y: tf.Tensor): tf.Scalar => {
      const weights = tf.tensor(counts, axes);
      const given = tf.tensor([...truth], [...axes, truth.length / rows]);
      const count = counts.reduce<number>((sum, one) => sum + one, 0) * (findLoss(id).needs ? 1 : width);
      return computeLoss(tf, chosen, given, y, masked ? { weights, count } : undefined);
    };
    const tensorOf = (values: readonly number[]): tf.Tensor => tf.tensor([...values], [...axes, width]);
    const at = (values: readonly number[]): number => tf.tidy(() => lossOf(tensorOf(values)).dataSync()[0] as number);
    const gradient = tf.tidy(() => [...tf.grad(lossOf)(tensorOf(prediction)).dataSync()]);
    if (masked) expect(gradient.slice(width, 2 * width).every((slope) => slope === 0)).toBe(true);
    const step = 3e-3;
    prediction.forEach((value, i) => {
      const moved = (by: number): number => at(prediction.map((other, k) => (k === i ? value + by : other)));
      const slope = (moved(step) - moved(-step)) / (2 * step);
      expect(Math.abs(slope - (gradient[i] as number)), `value ${i}`).toBeLessThan(2e-3 * Math.max(1, Math.abs(slope)));
    });
  });
});
