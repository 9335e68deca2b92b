import { expect, test } from 'vitest';
import { classTarget, numberTarget, YESTERDAY } from '../testing/reports';
import { MODEL } from './report';
import { scoreTable } from './reportTarget';

test('a report holds the verdict that its figures ask for', () => {
  const baselines = [{ ...YESTERDAY, rmse: 10 }];
  expect(numberTarget({ rmse: 8, baselines }).verdict).toEqual({
    kind: 'better',
    against: (['rmse', 'mae'] as const).map((measure) => ({
      ...{ measure, ratio: 0.8, interval: null, baseline: 'lastValue' },
    })),
  });
  expect(numberTarget({ rmse: 10, baselines, imitates: 'lastValue' }).verdict.kind).toBe('copies');
  expect(numberTarget({ rmse: 8, baselines, sampleCount: 0 }).verdict).toEqual({ kind: 'unknown' });
});

test('a table of scores has the model first, then each baseline and by how much the model is better', () => {
  const table = scoreTable(numberTarget({ rmse: 5, baselines: [{ ...YESTERDAY, rmse: 10 }] }));
  expect(table.columns.map(({ key }) => key)).toEqual(['rmse', 'mae', 'betterBy.rmse', 'betterBy.mae']);
  expect(table.rows.map(({ id, figures }) => [id, figures])).toEqual([
    [MODEL, { rmse: 5, mae: 2.5 }],
    ['lastValue', { rmse: 10, mae: 5, 'betterBy.rmse': 0.5, 'betterBy.mae': 0.5 }],
  ]);
  const actual = [0, 0, 1, 1];
  const classes = classTarget(['a', 'b'], {
    actual,
    model: [0, 0, 1, 0],
    baselines: [{ ...YESTERDAY, values: [0, 0, 0, 0] }],
  });
  expect(scoreTable(classes).rows[1]?.figures['betterBy.errorRate']).toBe(0.5);
});
