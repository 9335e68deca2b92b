import { expect, test } from 'vitest';
import { csvText, type Report } from '#engine';
import { classTarget, numberTarget, YESTERDAY } from '../engine/testing/reports';
import { historyTable, predictionTable } from './forecastTables';

const DAY = 86_400_000;
const days = (...numbers: number[]): Float64Array => Float64Array.from(numbers, (day) => day * DAY);

function report(steps: number): Report {
  const at = { kind: 'time' as const, values: days(1, 2, 2, 3) };
  const close = numberTarget({
    ...{ name: 'close', unit: 'USD', sampleCount: 4 / steps, steps, at },
    ...{ actual: [1, 2, 3, 4], model: [1.5, 2.5, 3.5, 4.5] },
    baselines: [{ ...YESTERDAY, values: [0, 1, 2, 3] }],
  });
  const classes = { name: 'color, "new"', actual: [0, 1, 0, -1], model: [1, 1, 0, 0], at };
  return { part: 'test', targets: steps === 1 ? [close, classTarget(['red', 'green'], classes)] : [close] };
}

test('predictions stand beside what came true and the naive forecasts', () => {
  expect(csvText(predictionTable(report(1), 'date'))).toBe(
    [
      'date,close forecast,close actual,close lastValue,"color, ""new"" forecast","color, ""new"" actual"',
      '1970-01-02,1.5,1,0,green,red',
      '1970-01-03,2.5,2,1,green,green',
      '1970-01-03,3.5,3,2,red,red',
      '1970-01-04,4.5,4,3,red,',
      '',
    ].join('\n'),
  );
});

test('several steps ahead are numbered', () => {
  expect(predictionTable(report(2), 'date').map((row) => row.slice(0, 3))).toEqual([
    ['date', 'step', 'close forecast'],
    ['1970-01-02', 1, 1.5],
    ['1970-01-03', 2, 2.5],
    ['1970-01-03', 1, 3.5],
    ['1970-01-04', 2, 4.5],
  ]);
});

test('a history without validation leaves that column empty', () => {
  const record = { epoch: 1, loss: 0.5, valLoss: null, metrics: {}, seconds: 2, sequencesPerSecond: 100 };
  expect(csvText(historyTable([record]))).toBe('epoch,loss,valLoss,seconds,sequencesPerSecond\n1,0.5,,2,100\n');
});
