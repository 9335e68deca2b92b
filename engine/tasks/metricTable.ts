import { measureMetric, type MetricName, METRICS } from '../metrics';
import type { MetricBatch, MetricDefinition, MetricOptions } from '../metrics/defineMetric';
import { MODEL, type TableColumn, type TablePart, type TableRow, type Words } from '../reports/report';
import { metricColumn } from '../reports/reportTarget';

/** The metrics of a table of scores, which need no second place. */
const SHOWN_WITH_SCORES: readonly MetricName[] = ['meanAbsoluteError', 'rootMeanSquaredError', 'accuracy', 'f1'];

/** Answers to the same questions, and what is true. */
interface Judged extends MetricOptions {
  readonly truth: ArrayLike<number>;
  /** What the model says: numbers, or of each question the probabilities of the classes. */
  readonly prediction: ArrayLike<number>;
  /** What each baseline says: numbers, or numbers of classes. */
  readonly baselines: readonly { readonly id: string; readonly name: Words; readonly values: ArrayLike<number> }[];
  /** How many classes there are; none for numbers. */
  readonly classCount?: number;
  /** Of the numbers. */
  readonly unit?: string;
}

/**
 * All metrics that judge such answers beyond those of the scores, a row for the model and each baseline. A figure that is
 * not defined leaves its cell empty, such as a percentage of zero; so does one that needs probabilities of a baseline.
 */
export function metricTable({ truth, prediction, baselines, classCount, unit = '', ...options }: Judged): TablePart {
  const ofClasses = classCount !== undefined;
  const metrics = (METRICS as readonly MetricDefinition[]).filter(
    ({ id, judges }) =>
      judges === (ofClasses ? 'classes' : 'numbers') && !SHOWN_WITH_SCORES.some((name) => name === id),
  );
  const rowOf = (id: string, name: Words, batch: MetricBatch, judging = metrics): TableRow => {
    const figures = judging.map(
      (metric) => [metric.id, measureMetric(metric.id as MetricName, batch, options)] as const,
    );
    return { id, name, figures: Object.fromEntries(figures.filter(([, value]) => Number.isFinite(value))) };
  };
  const withoutProbabilities = metrics.filter(({ needsProbabilities }) => !needsProbabilities);
  const answered = ofClasses && { classes: prediction.length / Math.max(1, truth.length) };
  const rows = [
    rowOf(MODEL, { code: 'report.model' }, { truth, prediction, ...answered }),
    ...baselines.map(({ id, name, values }) =>
      ofClasses
        ? rowOf(id, name, { truth, prediction: oneHot(values, classCount), classes: classCount }, withoutProbabilities)
        : rowOf(id, name, { truth, prediction: values }),
    ),
  ];
  const known = metrics.filter(({ id }) => rows.some(({ figures }) => id in figures));
  return {
    kind: 'table',
    title: { code: 'report.metrics' },
    corner: '',
    columns: known.map((metric) => columnOf(metric, unit)),
    rows,
  };
}

function columnOf({ id, unit }: MetricDefinition, dataUnit: string): TableColumn {
  if (unit === 'share') return metricColumn(id, 'share');
  return metricColumn(id, 'figure', unit === 'data' ? dataUnit : unit === 'percent' ? '%' : '');
}

/** Numbers of classes as probabilities of 1; a class that has no number has none. */
function oneHot(codes: ArrayLike<number>, classCount: number): Float32Array {
  const values = new Float32Array(codes.length * classCount);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] as number;
    if (code >= 0) values[i * classCount + code] = 1;
  }
  return values;
}
