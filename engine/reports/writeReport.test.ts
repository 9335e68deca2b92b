import { expect, test } from 'vitest';
import { ENGLISH } from '../text/english';
import { classTarget, numberTarget, YESTERDAY } from '../testing/reports';
import type { TargetReport } from './report';
import { writeReport, writeTable } from './writeReport';

const written = (...targets: TargetReport[]) => writeReport({ part: 'test', targets }, ENGLISH);

test('a target of numbers is told with what it was measured on, its scores and the verdict', () => {
  const at = { kind: 'time' as const, values: Float64Array.of(0, 3_600_000) };
  const target = numberTarget({
    unit: 'MW',
    rmse: 8,
    sampleCount: 1,
    steps: 2,
    at,
    baselines: [{ ...YESTERDAY, rmse: 10 }],
  });
  expect(written(target)).toEqual([
    {
      kind: 'text',
      text: 'load, on 1 window of the test part (1970-01-01 00:00 – 1970-01-01 01:00). Errors are over all 2 steps.',
    },
    {
      kind: 'table',
      head: ['load', 'RMSE (MW)', 'MAE (MW)', 'RMSE better by', 'MAE better by'],
      rows: [
        ['model', '8.000', '4.000', '', ''],
        ['same as yesterday', '10.000', '5.000', '+20.0%', '+20.0%'],
      ],
      numeric: [1, 2, 3, 4],
    },
    {
      kind: 'note',
      text: 'Too few samples to judge (at least 30 are needed): RMSE 20% lower than “same as yesterday”, MAE 20% lower than “same as yesterday”.',
    },
  ]);
});

test('a target of classes has its confusion matrix and the scores of each class', () => {
  const target = classTarget(['calm', 'storm'], { actual: [0, 0, 1, -1], model: [0, 1, 1, 1] });
  const [, , , matrix, note, byClass] = written(target);
  expect(matrix).toEqual({
    kind: 'table',
    head: ['actual ↓ predicted →', 'calm', 'storm'],
    rows: [
      ['calm', '1', '1'],
      ['storm', '0', '1'],
    ],
    numeric: [1, 2],
  });
  expect(note).toEqual({ kind: 'text', text: '1 sample has a class that the training part never shows.' });
  expect(byClass).toMatchObject({
    head: ['Class', 'Precision', 'Recall', 'F1', 'Samples'],
    rows: [
      ['calm', '100%', '50%', '66.7%', '2'],
      ['storm', '33.3%', '100%', '50%', '1'],
    ],
  });
});

test('lists, sentences and notes are written as they are', () => {
  const target: TargetReport = {
    ...numberTarget({}),
    parts: [
      { kind: 'list', items: ['a name', { code: 'report.model' }] },
      { kind: 'note', words: { code: 'verdict.unknown' } },
    ],
  };
  expect(written(target).slice(-2)).toEqual([
    { kind: 'list', items: ['a name', 'model'] },
    { kind: 'note', text: 'There is no baseline to compare with here.' },
  ]);
});

test('a figure that is not there leaves its cell empty, and takes no part in the decimals of its column', () => {
  const column = { key: 'a', name: { code: 'metric.mae' }, help: null, format: 'figure', unit: '' } as const;
  const figuresOfRows: readonly Readonly<Record<string, number>>[] = [{ a: 12.5 }, {}, { a: 0.25 }];
  const rows = figuresOfRows.map((figures, i) => ({ id: String(i), name: `row ${i}`, figures }));
  const table = writeTable(
    { kind: 'table', title: { code: 'report.scores' }, corner: '', columns: [column], rows },
    ENGLISH,
  );
  expect(table.rows).toEqual([
    ['row 0', '12.5000'],
    ['row 1', ''],
    ['row 2', '0.2500'],
  ]);
});

test('a part without samples has nothing to tell', () => {
  expect(written(numberTarget({ sampleCount: 0 }))).toEqual([
    { kind: 'text', text: 'load: the test part has nothing to measure.' },
  ]);
});
