import { expect, test } from 'vitest';
import { classTarget, numberTarget, YESTERDAY } from '../testing/reports';
import { MODEL } from './report';
import { scoreTable } from './reportTarget';

test('skill over a baseline is told of squared errors for numbers, of error rates for classes', () => {
  const numbers = numberTarget({ rmse: 5, baselines: [{ ...YESTERDAY, rmse: 10 }] });
  expect(numbers.baselines[0]?.skill).toBe(0.75);
  const actual = [0, 0, 1, 1];
  const classes = classTarget(['a', 'b'], {
    actual,
    model: [0, 0, 1, 0],
    baselines: [{ ...YESTERDAY, values: [0, 0, 0, 0] }],
  });
  expect(classes.baselines[0]?.skill).toBe(0.5);
});

test('a report holds the verdict that its figures ask for', () => {
  const baselines = [{ ...YESTERDAY, rmse: 10 }];
  expect(numberTarget({ rmse: 8, baselines }).verdict).toEqual({ kind: 'better', baseline: 'lastValue', ratio: 0.8 });
  expect(numberTarget({ rmse: 8, baselines, copiesLastValue: true }).verdict.kind).toBe('copies');
  expect(numberTarget({ rmse: 8, baselines, sampleCount: 0 }).verdict).toEqual({ kind: 'unknown' });
});

test('a table of scores has the model first, without a skill over itself', () => {
  const table = scoreTable(numberTarget({ rmse: 5, baselines: [{ ...YESTERDAY, rmse: 10 }] }));
  expect(table.columns.map(({ key }) => key)).toEqual(['mae', 'rmse', 'skill']);
  expect(table.rows.map(({ id, figures }) => [id, figures])).toEqual([
    [MODEL, { mae: 2.5, rmse: 5 }],
    ['lastValue', { mae: 5, rmse: 10, skill: 0.75 }],
  ]);
});
