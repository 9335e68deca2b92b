import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { cutSource } from '../exports/programs/cutSource';
import { metricLines } from '../exports/programs/programFacts';
import metricsTs from '../exports/typescript/files/src/metrics.ts?raw';
import numbersTs from '../exports/typescript/files/src/numbers.ts?raw';
import evaluationTs from '../tasks/forecasting/code/typescript/evaluation.ts?raw';
import { METRIC_CASES, NAIVE_ERROR } from '../testing/metricCases';
import type { MetricBatch } from './defineMetric';
import { measureMetric, METRICS } from './index';

const NUMBERS: MetricBatch = { truth: [1, 2, 4, -2], prediction: [1.5, 2, 2, -3] };
const CLASSES: MetricBatch = {
  classes: 3,
  truth: [0, 1, 2, 0],
  prediction: [0.6, 0.3, 0.1, 0.5, 0.4, 0.1, 0.1, 0.2, 0.7, 0.2, 0.5, 0.3],
};
const BINARY: MetricBatch = { classes: 1, truth: [0, 0, 1, 1], prediction: [0.1, 0.4, 0.35, 0.8] };

describe('metrics', () => {
  it('follow their formulas', () => {
    expect(measureMetric('meanAbsoluteError', NUMBERS)).toBeCloseTo(3.5 / 4, 12);
    expect(measureMetric('rootMeanSquaredError', NUMBERS)).toBeCloseTo(Math.sqrt(5.25 / 4), 12);
    expect(measureMetric('meanAbsolutePercentageError', NUMBERS)).toBeCloseTo((100 * (0.5 + 0 + 0.5 + 0.5)) / 4, 12);
    const symmetric = (2 * 0.5) / 2.5 + 0 + (2 * 2) / 6 + (2 * 1) / 5;
    expect(measureMetric('symmetricMeanAbsolutePercentageError', NUMBERS)).toBeCloseTo((100 * symmetric) / 4, 12);
    expect(measureMetric('meanAbsoluteScaledError', NUMBERS, { naiveError: 2 })).toBeCloseTo(3.5 / 8, 12);
    expect(measureMetric('r2', NUMBERS)).toBeCloseTo(1 - 5.25 / (25 - 25 / 4), 12);
    // Named: 0, 0, 2, 1.
    expect(measureMetric('accuracy', CLASSES)).toBeCloseTo(0.5, 12);
    expect(measureMetric('precision', CLASSES)).toBeCloseTo((0.5 + 0 + 1) / 3, 12);
    expect(measureMetric('recall', CLASSES)).toBeCloseTo((0.5 + 0 + 1) / 3, 12);
    expect(measureMetric('f1', CLASSES)).toBeCloseTo((0.5 + 0 + 1) / 3, 12);
    expect(measureMetric('topK', CLASSES, { k: 2 })).toBeCloseTo(0.75, 12);
    expect(measureMetric('perplexity', CLASSES)).toBeCloseTo((0.6 * 0.4 * 0.7 * 0.2) ** -0.25, 12);
    // The worked example of scikit-learn's roc_auc_score.
    expect(measureMetric('auc', BINARY)).toBeCloseTo(0.75, 12);
    const pairs = BINARY.prediction as number[];
    const two = { classes: 2, truth: BINARY.truth, prediction: pairs.flatMap((p) => [1 - p, p]) };
    expect(measureMetric('auc', two)).toBeCloseTo(0.75, 12);
    expect(measureMetric('perplexity', two)).toBeCloseTo(measureMetric('perplexity', BINARY), 12);
  });

  it('are defined at the edges, or NaN', () => {
    const zero = { truth: [0, 0], prediction: [0, 1] };
    expect(measureMetric('meanAbsolutePercentageError', zero)).toBeNaN();
    expect(measureMetric('symmetricMeanAbsolutePercentageError', zero)).toBe(100);
    expect(measureMetric('r2', { truth: [3, 3], prediction: [3, 2] })).toBeNaN();
    expect(measureMetric('auc', { classes: 1, truth: [1, 1], prediction: [0.5, 0.6] })).toBeNaN();
    expect(measureMetric('accuracy', { ...CLASSES, truth: [-1, -1, -1, -1] })).toBe(0);
  });

  it.each(METRICS)('$id is the same batch by batch, and counts no padding', (metric) => {
    const { truth, prediction, classes = 1 } = METRIC_CASES[metric.judges] as Required<MetricBatch>;
    const options = { k: 2, naiveError: NAIVE_ERROR };
    const whole = measureMetric(metric.id, { truth, prediction, classes }, options);
    const parts = metric.start(options);
    for (let from = 0; from < truth.length; from += 3) {
      const own = Array.from(truth).slice(from, from + 3);
      const probabilities = Array.from(prediction).slice(from * classes, (from + 3) * classes);
      const padding = Array.from({ length: classes }, () => 0.77);
      parts.add({
        classes,
        truth: [...own, 1],
        prediction: [...probabilities, ...padding],
        weights: [...own.map(() => 1), 0],
      });
    }
    expect(parts.value()).toBeCloseTo(whole, 10);
    // A weight of two is the same as being there twice.
    const twice = {
      classes,
      truth: [...Array.from(truth), ...Array.from(truth)],
      prediction: [...Array.from(prediction), ...Array.from(prediction)],
    };
    const doubled = { classes, truth, prediction, weights: Array.from(truth, () => 2) };
    expect(measureMetric(metric.id, doubled, options)).toBeCloseTo(measureMetric(metric.id, twice, options), 10);
  });

  it.each(METRICS)('$id is the same in the exported TypeScript', async (metric) => {
    const { truth, prediction, classes = 1 } = METRIC_CASES[metric.judges] as Required<MetricBatch>;
    const rows = Array.from(truth, (_, i) => Array.from(prediction).slice(i * classes, (i + 1) * classes));
    const guess = rows.map((row) => row.indexOf(Math.max(...row)));
    const { numberFigures, classFigures } = await exportedFigures();
    const figures =
      metric.judges === 'numbers' ? numberFigures(truth, prediction, NAIVE_ERROR) : classFigures(truth, guess, rows);
    const expected = measureMetric(metric.id, { truth, prediction, classes }, { naiveError: NAIVE_ERROR });
    expect(figures[metric.key]).toBeCloseTo(expected, 10);
  });
});

type Figures = (...given: readonly unknown[]) => Readonly<Record<string, number>>;

/** The functions of exported programs that compute the metrics, run as they leave. */
async function exportedFigures(): Promise<Readonly<Record<'numberFigures' | 'classFigures', Figures>>> {
  const ofNumbers = evaluationTs.slice(evaluationTs.indexOf('function numberFigures'));
  const functions = [numbersTs, metricsTs, `export ${ofNumbers.slice(0, ofNumbers.indexOf('\n}\n') + 3)}`].map((text) =>
    cutSource(text.replace(/^import .*$/gm, ''), FLAGS, metricLines('typescript')),
  );
  const { outputText, diagnostics } = ts.transpileModule(functions.join('\n'), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    reportDiagnostics: true,
  });
  expect(diagnostics).toEqual([]);
  return (await import(`data:text/javascript,${encodeURIComponent(outputText)}`)) as Awaited<
    ReturnType<typeof exportedFigures>
  >;
}

const FLAGS = { asItLies: false, fitted: false, numbers: false };
