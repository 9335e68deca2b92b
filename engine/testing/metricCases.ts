import { measureMetric, METRICS } from '../metrics';
import type { MetricBatch } from '../metrics/defineMetric';
import { toSnakeCase } from '../emit/keras/activationNames';

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

/** Every metric with its Python function, what that is given, and what it must give. */
export function metricFacts(): readonly object[] {
  return METRICS.map(({ id, judges, python }) => {
    const { truth: own, prediction, classes = 1 } = METRIC_CASES[judges];
    const rows = Array.from(own, (_, i) => Array.from(prediction).slice(i * classes, (i + 1) * classes));
    const named = rows.map((row) => row.indexOf(Math.max(...row)));
    const facts = { id, function: toSnakeCase(id), source: python, truth: Array.from(own) };
    if (id === 'auc') {
      const two = { truth: [0, 0, 1, 1, 0], prediction: [0.1, 0.4, 0.35, 0.8, 0.35] };
      return { ...facts, ...two, more: [], value: measureMetric(id, { ...two, classes: 1 }) };
    }
    const value = measureMetric(id, { truth: own, prediction, classes }, { k: 2, naiveError: NAIVE_ERROR });
    if (judges === 'numbers') {
      return {
        ...facts,
        prediction: Array.from(prediction),
        more: id === 'meanAbsoluteScaledError' ? [NAIVE_ERROR] : [],
        value,
      };
    }
    const takesRows = id === 'topK' || id === 'perplexity';
    return { ...facts, prediction: takesRows ? rows : named, more: id === 'topK' ? [2] : [], value };
  });
}
