import { accuracy } from './accuracy';
import { auc } from './auc';
import { f1 } from './f1';
import { meanAbsoluteError } from './meanAbsoluteError';
import { meanAbsolutePercentageError } from './meanAbsolutePercentageError';
import { meanAbsoluteScaledError } from './meanAbsoluteScaledError';
import { perplexity } from './perplexity';
import { precision } from './precision';
import { r2 } from './r2';
import { recall } from './recall';
import { rootMeanSquaredError } from './rootMeanSquaredError';
import { symmetricMeanAbsolutePercentageError } from './symmetricMeanAbsolutePercentageError';
import { topK } from './topK';
import type { MetricBatch, MetricDefinition, MetricOptions } from './defineMetric';

/** Every metric there is, those of numbers first. A new one is listed here and is tested from that moment on. */
export const METRICS = [
  meanAbsoluteError,
  rootMeanSquaredError,
  meanAbsolutePercentageError,
  symmetricMeanAbsolutePercentageError,
  meanAbsoluteScaledError,
  r2,
  accuracy,
  precision,
  recall,
  f1,
  auc,
  topK,
  perplexity,
] as const satisfies readonly MetricDefinition[];

export type MetricName = (typeof METRICS)[number]['id'];

/** A metric of all samples at once. */
export function measureMetric(name: MetricName, batch: MetricBatch, options: MetricOptions = {}): number {
  const metric: MetricDefinition = METRICS.find(({ id }) => id === name) as MetricDefinition;
  const sum = metric.start(options);
  sum.add(batch);
  return sum.value();
}
