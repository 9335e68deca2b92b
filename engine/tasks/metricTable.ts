import { type MetricName, METRICS } from '../metrics';
import type { MetricBatch, MetricDefinition, MetricOptions } from '../metrics/defineMetric';
import type { TableColumn, TablePart, Words } from '../reports/report';
import { metricColumn } from '../reports/reportTarget';

/** Answers to the same questions, the model's or a baseline's. */
export interface JudgedAnswers {
  readonly id: string;
  readonly name: Words;
  /** Of classes: probabilities, or the numbers of the classes themselves where that is all there is. */
  readonly prediction: ArrayLike<number>;
  /** Probabilities a sample; none for numbers of classes. */
  readonly classes?: number;
}

/** The metrics of a table of scores, which need no second place. */
const SHOWN_WITH_SCORES: readonly MetricName[] = ['meanAbsoluteError', 'rootMeanSquaredError', 'accuracy', 'f1'];

/** What every row of the table is measured by. */
interface Judged extends MetricOptions {
  readonly judges: MetricDefinition['judges'];
  readonly truth: ArrayLike<number>;
  /** How many classes there are; 0 for numbers. */
  readonly classCount: number;
  /** Of the numbers. */
  readonly unit: string;
  readonly answers: readonly JudgedAnswers[];
}

/**
 * All metrics that judge such answers beyond those of the scores, a row for the model and each baseline. A figure that is not defined leaves its cell
 * empty, such as a percentage of zero; so does one that needs probabilities where a baseline has none.
 */
export function metricTable({ judges, truth, classCount, unit, answers, ...options }: Judged): TablePart {
  const metrics: readonly MetricDefinition[] = METRICS.filter(
    (metric) => metric.judges === judges && !SHOWN_WITH_SCORES.includes(metric.id),
  );
  const rows = answers.map(({ id, name, prediction, classes }) => {
    const isHard = judges === 'classes' && classes === undefined;
    const batch: MetricBatch = isHard
      ? { truth, prediction: oneHot(prediction, classCount), classes: classCount }
      : { truth, prediction, ...(classes !== undefined && { classes }) };
    const figures = metrics.flatMap((metric): [string, number][] => {
      if (isHard && metric.needsProbabilities) return [];
      const sum = metric.start(options);
      sum.add(batch);
      const value = sum.value();
      return Number.isFinite(value) ? [[metric.id, value]] : [];
    });
    return { id, name, figures: Object.fromEntries(figures) };
  });
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
