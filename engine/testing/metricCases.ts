import type { MetricBatch } from '../metrics/defineMetric';

const draw = (i: number): number => Math.sin(i * 12.9898 + 1);

/** The error of the naive forecast that MASE measures against. */
export const NAIVE_ERROR = 0.7;

const CLASSES = 4;
const SAMPLES = 11;

const truth = Array.from({ length: SAMPLES }, (_, i) => (i * 7) % CLASSES);
const probabilities = truth.flatMap((c, i) => {
  const raw = Array.from({ length: CLASSES }, (_, k) => Math.exp(2 * draw(i * CLASSES + k) + (k === c ? 0.6 : 0)));
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((value) => value / sum);
});

/** Samples for every metric: numbers, some of them zero, and probabilities of four classes. */
export const METRIC_CASES: Readonly<Record<'numbers' | 'classes', MetricBatch>> = {
  numbers: {
    truth: Array.from({ length: SAMPLES }, (_, i) => (i % 5 === 2 ? 0 : 3 * draw(i))),
    prediction: Array.from({ length: SAMPLES }, (_, i) => 3 * draw(i) + 0.4 * draw(i + 40)),
  },
  classes: { classes: CLASSES, truth, prediction: probabilities },
};
