import { type ChosenLoss, findLoss, LOSS_PARAMS, type LossName } from '../losses';

/** Predictions and truths that a loss can judge, row by row. No value stands where its slope jumps. */
export interface LossCase {
  readonly chosen: ChosenLoss;
  readonly truth: readonly number[];
  readonly prediction: readonly number[];
  /** Predictions of a row. */
  readonly width: number;
}

const ROWS = 5;

/** A case of every loss, its parameters away from their defaults. */
export function makeLossCase(loss: LossName): LossCase {
  const { truth: form, needs } = findLoss(loss);
  const lossParams = Object.fromEntries(
    Object.entries(LOSS_PARAMS).map(([name, schema]) => [name, schema.kind === 'number' ? schema.default * 0.7 : null]),
  );
  const chosen = { loss, lossParams };
  const draw = (i: number): number => Math.sin(i * 12.9898 + 1);
  if (needs === 'distribution') {
    const width = 3;
    const codes = Array.from({ length: ROWS }, (_, row) => (row * 7) % width);
    const prediction = codes.flatMap((_, row) => {
      const raw = Array.from({ length: width }, (_none, i) => Math.exp(draw(row * width + i)));
      const sum = raw.reduce((a, b) => a + b, 0);
      return raw.map((value) => value / sum);
    });
    const truth = form === 'codes' ? codes : codes.flatMap((code) => [0, 1, 2].map((i) => (i === code ? 1 : 0)));
    return { chosen, truth, prediction, width };
  }
  if (form === 'binary') {
    const prediction = Array.from({ length: ROWS }, (_, i) => 0.5 + 0.4 * draw(i));
    return { chosen, truth: prediction.map((_, i) => i % 2), prediction, width: 1 };
  }
  const truth = Array.from({ length: 2 * ROWS }, (_, i) => (i % 2 === 0 ? 1 : -1) * (0.8 + Math.abs(draw(i))));
  const prediction = truth.map((value, i) => value + (i % 3 === 0 ? 2.2 : -0.3) * (1 + 0.3 * draw(i + 50)));
  return { chosen, truth, prediction, width: 2 };
}
