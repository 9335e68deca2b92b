import { expect, test } from 'vitest';
import type { Evaluation, ForecastRow } from '#engine';
import { csvText } from './csvText';
import { forecastTable, historyTable, predictionTable } from './forecastTables';

const DAY = 86_400_000;
const days = (...numbers: number[]): Float64Array => Float64Array.from(numbers, (day) => day * DAY);

function evaluation(horizon: number): Evaluation {
  const target = {
    column: 'close',
    kind: 'number' as const,
    unit: 'USD',
    windowCount: 4 / horizon,
    horizon,
    actual: Float64Array.of(1, 2, 3, 4),
    predicted: Float64Array.of(1.5, 2.5, 3.5, 4.5),
    times: days(1, 2, 2, 3),
    hasTimes: true,
    mae: 0.5,
    rmse: 0.5,
    baselines: [
      {
        name: 'lastValue',
        phrase: { code: 'baseline.lastValue' } as const,
        mae: 1,
        rmse: 1,
        skill: 0.75,
        predicted: Float64Array.of(0, 1, 2, 3),
      },
    ],
    strongest: 0,
    copiesLastValue: false,
  };
  const classes = {
    ...target,
    column: 'colour, "new"',
    kind: 'category' as const,
    classes: ['red', 'green'],
    actual: Float64Array.of(0, 1, 0, -1),
    predicted: Float64Array.of(1, 1, 0, 0),
    baselines: [],
  };
  return { part: 'test', targets: horizon === 1 ? [target, classes] : [target] };
}

test('predictions stand beside what came true and the naive forecasts', () => {
  expect(csvText(predictionTable(evaluation(1), 'date'))).toBe(
    [
      'date,close forecast,close actual,close lastValue,"colour, ""new"" forecast","colour, ""new"" actual"',
      '1970-01-02,1.5,1,0,green,red',
      '1970-01-03,2.5,2,1,green,green',
      '1970-01-03,3.5,3,2,red,red',
      '1970-01-04,4.5,4,3,red,',
      '',
    ].join('\n'),
  );
});

test('several steps ahead are numbered', () => {
  expect(predictionTable(evaluation(2), 'date').map((row) => row.slice(0, 3))).toEqual([
    ['date', 'step', 'close forecast'],
    ['1970-01-02', 1, 1.5],
    ['1970-01-03', 2, 2.5],
    ['1970-01-03', 1, 3.5],
    ['1970-01-04', 2, 4.5],
  ]);
});

test('forecasts name the time they are about, until the data ends', () => {
  const row = (column: string, from: number, step: number, actual: number | null): ForecastRow => ({
    column,
    from: from * DAY,
    step,
    predicted: 10 * from + step,
    actual,
  });
  const rows = ['a', 'b'].flatMap((column) => [
    row(column, 1, 1, 7),
    row(column, 1, 2, 8),
    row(column, 2, 1, 8),
    row(column, 2, 2, null),
    row(column, 3, 1, null),
    row(column, 3, 2, null),
  ]);
  expect(forecastTable(rows, true, 'date')).toEqual([
    ['date', 'after', 'step', 'a forecast', 'a actual', 'b forecast', 'b actual'],
    ['1970-01-03', '1970-01-02', 1, 11, 7, 11, 7],
    ['1970-01-04', '1970-01-02', 2, 12, 8, 12, 8],
    ['1970-01-04', '1970-01-03', 1, 21, 8, 21, 8],
    ['', '1970-01-03', 2, 22, '', 22, ''],
    ['', '1970-01-04', 1, 31, '', 31, ''],
    ['', '1970-01-04', 2, 32, '', 32, ''],
  ]);
});

test('a history without validation leaves that column empty', () => {
  const record = { epoch: 1, loss: 0.5, valLoss: null, metrics: {}, seconds: 2, sequencesPerSecond: 100 };
  expect(csvText(historyTable([record]))).toBe('epoch,loss,valLoss,seconds,sequencesPerSecond\n1,0.5,,2,100\n');
});
