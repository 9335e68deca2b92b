import { METRICS } from '../../metrics';
import type { MetricDefinition } from '../../metrics/defineMetric';
import type { Inserts } from './cutSource';

/** The lines by which exported programs compute every metric: an entry of a dictionary or an object each. */
export function metricLines(language: 'python' | 'typescript'): Inserts {
  const metrics: readonly MetricDefinition[] = METRICS;
  const entry = (metric: MetricDefinition): string =>
    language === 'python' ? `"${metric.key}": ${metric.python},` : `${metric.key}: ${metric.typescript},`;
  const linesOf = (judges: MetricDefinition['judges'], ofProbabilities = false): string[] =>
    metrics
      .filter((metric) => metric.judges === judges && (metric.needsProbabilities ?? false) === ofProbabilities)
      .map(entry);
  return {
    numberMetrics: linesOf('numbers'),
    classMetrics: linesOf('classes'),
    probabilityMetrics: linesOf('classes', true),
  };
}
