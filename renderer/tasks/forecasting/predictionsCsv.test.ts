import { describe, expect, it } from 'vitest';
import type { BaselineResult, TargetEvaluation } from '#engine';
import { predictionsCsv } from './predictionsCsv';

const baseline = (name: string, predicted: number[]): BaselineResult => ({
  name,
  phrase: { code: 'baseline.lastValue' },
  mae: 0,
  rmse: 0,
  skill: 0,
  predicted: Float64Array.from(predicted),
});

const target = (more: Partial<TargetEvaluation>): TargetEvaluation => ({
  column: 'close',
  kind: 'number',
  unit: 'USD',
  windowCount: 2,
  horizon: 1,
  actual: Float64Array.from([1.5, 2]),
  predicted: Float64Array.from([0.1 + 0.2, 1 / 3]),
  times: Float64Array.from([Date.UTC(2020, 3, 16), Date.UTC(2020, 3, 17)]),
  hasTimes: true,
  mae: 0,
  rmse: 0,
  baselines: [baseline('lastValue', [1, 1.5])],
  strongest: 0,
  copiesLastValue: false,
  ...more,
});

const csv = (...targets: TargetEvaluation[]) => predictionsCsv({ part: 'test', targets });

describe('predictionsCsv', () => {
  it('writes a line for each value, with every digit', () => {
    expect(csv(target({}))).toBe(
      'time,column,step,actual,predicted,lastValue\n' +
        '2020-04-16,close,1,1.5,0.30000000000000004,1\n' +
        '2020-04-17,close,1,2,0.3333333333333333,1.5\n',
    );
  });

  it('numbers the steps of a longer horizon, window by window', () => {
    const times = [0, 1, 1, 2].map((hour) => Date.UTC(2001, 0, 1, hour));
    const text = csv(
      target({
        horizon: 2,
        actual: Float64Array.from([1, 2, 2, 3]),
        predicted: Float64Array.from([1, 2, 3, 4]),
        times: Float64Array.from(times),
        baselines: [],
      }),
    );
    expect(text.split('\n').slice(1, 4)).toEqual([
      '2001-01-01 00:00,close,1,1,1',
      '2001-01-01 01:00,close,2,2,2',
      '2001-01-01 01:00,close,1,2,3',
    ]);
  });

  it('writes classes by name, and nothing for a class that training never showed', () => {
    const text = csv(
      target({
        kind: 'category',
        classes: ['sun', 'rain, heavy'],
        actual: Float64Array.from([1, -1]),
        predicted: Float64Array.from([0, 1]),
        baselines: [],
      }),
    );
    expect(text).toContain('2020-04-16,close,1,"rain, heavy",sun\n2020-04-17,close,1,,"rain, heavy"\n');
  });

  it('quotes names that hold commas, quotation marks or line breaks', () => {
    expect(csv(target({ column: 'a "b", c' }))).toContain(',"a ""b"", c",1,');
  });

  it('counts rows from 1 where there are no times', () => {
    expect(csv(target({ hasTimes: false, times: Float64Array.from([41, 42]) }))).toMatch(
      /^row,.*\n42,close,.*\n43,close/,
    );
  });

  it('leaves a naive forecast empty for a target that lacks it', () => {
    const other = target({ column: 'open', baselines: [baseline('seasonal7', [7, 8])] });
    const lines = csv(target({}), other).split('\n');
    expect(lines[0]).toBe('time,column,step,actual,predicted,lastValue,seasonal7');
    expect(lines[1]).toMatch(/,1,$/);
    expect(lines[3]).toMatch(/,,7$/);
  });
});
