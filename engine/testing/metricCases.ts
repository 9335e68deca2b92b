import { measureMetric, METRICS } from '../metrics';
import { cutSource } from '../exports/programs/cutSource';
import { metricLines } from '../exports/programs/programFacts';
import metricsPy from '../exports/programs/python/metrics.py?raw';
import type { MetricBatch, MetricDefinition } from '../metrics/defineMetric';
import type { Scores, TablePart, TargetReport } from '../reports/report';

const draw = (i: number): number => Math.sin(i * 12.9898 + 1);

/** The error of the naive forecast that MASE measures against. */
export const NAIVE_ERROR = 0.7;

const CLASSES = 6;
const SAMPLES = 23;

const truth = Array.from({ length: SAMPLES }, (_, i) => (i * 7) % CLASSES);
const probabilities = truth.flatMap((c, i) => {
  const raw = Array.from({ length: CLASSES }, (_, k) => Math.exp(2 * draw(i * CLASSES + k) + (k === c ? 0.6 : 0)));
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((value) => value / sum);
});

/** Samples for every metric: numbers, some of them zero, and probabilities of six classes. */
export const METRIC_CASES: Readonly<Record<'numbers' | 'classes', MetricBatch>> = {
  numbers: {
    truth: Array.from({ length: SAMPLES }, (_, i) => (i % 5 === 2 ? 0 : 3 * draw(i))),
    prediction: Array.from({ length: SAMPLES }, (_, i) => 3 * draw(i) + 0.4 * draw(i + 40)),
  },
  classes: { classes: CLASSES, truth, prediction: probabilities },
};

/** What the exported Python is given to measure, the lines that do it, and what each metric must be. */
export function metricFacts(): object {
  const { numbers, classes } = METRIC_CASES;
  const rows = Array.from(classes.truth, (_, i) =>
    Array.from(classes.prediction).slice(i * CLASSES, (i + 1) * CLASSES),
  );
  const lines = metricLines('python');
  const valuesOf = (judges: keyof typeof METRIC_CASES): object =>
    Object.fromEntries(
      METRICS.filter((metric) => metric.judges === judges).map(({ id, key }) => [
        key,
        measureMetric(id, METRIC_CASES[judges], { naiveError: NAIVE_ERROR }),
      ]),
    );
  return {
    numbers: { ...numbers, step: NAIVE_ERROR, lines: lines.numberMetrics, values: valuesOf('numbers') },
    classes: { truth: classes.truth, rows, source: cutSource(metricsPy, {}, lines), values: valuesOf('classes') },
  };
}

/** All figures that a report tells of the model and of each baseline, by the names that exported programs give them. */
export function reportedFigures({
  model,
  baselines,
  parts,
}: TargetReport): readonly Readonly<Record<string, number>>[] {
  const table = parts.find(
    (part): part is TablePart =>
      part.kind === 'table' && typeof part.title === 'object' && part.title.code === 'report.metrics',
  );
  const keyOf = (id: string): string =>
    (METRICS as readonly MetricDefinition[]).find((metric) => metric.id === id)?.key ?? id;
  return [model, ...baselines].map(({ metrics }: Pick<Scores, 'metrics'>, i) => ({
    ...metrics,
    ...Object.fromEntries(Object.entries(table?.rows[i]?.figures ?? {}).map(([id, value]) => [keyOf(id), value])),
  }));
}
