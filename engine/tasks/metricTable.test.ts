import { describe, expect, it } from 'vitest';
import { EN } from '../locales/en';
import { ZH_CN } from '../locales/zhCN';
import { METRICS } from '../metrics';
import { metricTable } from './metricTable';

describe('the table of metrics', () => {
  it('tells percentages, MASE and R² of numbers for the model and each baseline', () => {
    const { columns, rows } = metricTable({
      ...{ truth: [1, 2, 4], unit: 'MW', naiveError: 0.5 },
      prediction: [1, 2, 3],
      baselines: [{ id: 'mean', name: 'mean', values: [2, 2, 2] }],
    });
    expect(columns.map(({ key, unit }) => [key, unit])).toEqual([
      ['meanAbsolutePercentageError', '%'],
      ['symmetricMeanAbsolutePercentageError', '%'],
      ['meanAbsoluteScaledError', ''],
      ['r2', ''],
    ]);
    expect(rows[0]?.figures.meanAbsolutePercentageError).toBeCloseTo(25 / 3, 10);
    expect(rows[0]?.figures.meanAbsoluteScaledError).toBeCloseTo(2 / 3, 10);
    expect(rows[1]?.figures.r2).toBeCloseTo(1 - 5 / (14 / 3), 10);
  });

  it('leaves out what is not defined: a percentage of zeros, and what baselines without probabilities cannot say', () => {
    const zeros = metricTable({ truth: [0, 0], prediction: [1, 1], baselines: [] });
    expect(zeros.columns.map(({ key }) => key)).toEqual(['symmetricMeanAbsolutePercentageError']);

    const classes = metricTable({
      ...{ truth: [0, 1, 1, -1], classCount: 2 },
      prediction: [0.9, 0.1, 0.2, 0.8, 0.4, 0.6, 0.5, 0.5],
      baselines: [{ id: 'majorityClass', name: 'majority', values: [1, 1, 1, 1] }],
    });
    // Of two classes, the right one is always among five.
    expect(classes.columns.map(({ key }) => key)).toEqual(['precision', 'recall', 'auc', 'perplexity']);
    expect(classes.rows[0]?.figures.auc).toBe(1);
    expect(Object.keys(classes.rows[1]?.figures ?? {})).not.toContain('auc');
    expect(classes.rows[1]?.figures.recall).toBeCloseTo(0.5, 10);
  });

  it('has a name and an explanation for each of its metrics in every language', () => {
    const shown = METRICS.filter(
      ({ id }) => !['meanAbsoluteError', 'rootMeanSquaredError', 'accuracy', 'f1'].includes(id),
    );
    for (const { words } of [EN, ZH_CN]) {
      for (const { id } of shown) {
        expect(words, id).toHaveProperty([`metric.${id}`]);
        expect(words, id).toHaveProperty([`metric.${id}.help`]);
      }
    }
  });
});
