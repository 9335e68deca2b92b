import { describe, expect, it } from 'vitest';
import type { Positions, TargetReport } from '#engine';
import { classTarget, type MadeTarget, numberTarget, YESTERDAY } from '../../engine/testing/reports';
import { predictionsCsv } from './predictionsCsv';

const at = (...times: number[]): Positions => ({ kind: 'time', values: Float64Array.from(times) });
const DAYS = at(Date.UTC(2020, 3, 16), Date.UTC(2020, 3, 17));

const target = (more: MadeTarget): TargetReport =>
  numberTarget({
    ...{ name: 'close', at: DAYS, actual: [1.5, 2], model: [0.1 + 0.2, 1 / 3] },
    baselines: [{ ...YESTERDAY, values: [1, 1.5] }],
    ...more,
  });

const csv = (...targets: TargetReport[]) => predictionsCsv({ part: 'test', targets });

describe('predictionsCsv', () => {
  it('writes a line for each value, with every digit', () => {
    expect(csv(target({}))).toBe(
      'time,column,step,actual,predicted,lastValue\n' +
        '2020-04-16,close,1,1.5,0.30000000000000004,1\n' +
        '2020-04-17,close,1,2,0.3333333333333333,1.5\n',
    );
  });

  it('runs no column’s name as a formula, unless formulas are asked for', () => {
    const report = { part: 'test', targets: [target({ name: '=HYPERLINK("x")' })] } as const;
    expect(predictionsCsv(report)).toContain(`,"'=HYPERLINK(""x"")",1,`);
    expect(predictionsCsv(report, true)).toContain(',"=HYPERLINK(""x"")",1,');
  });

  it('numbers the steps of a longer horizon, window by window', () => {
    const times = [0, 1, 1, 2].map((hour) => Date.UTC(2001, 0, 1, hour));
    const text = csv(
      target({
        ...{ steps: 2, actual: [1, 2, 2, 3], model: [1, 2, 3, 4], at: at(...times), baselines: [] },
      }),
    );
    expect(text.split('\n').slice(1, 4)).toEqual([
      '2001-01-01 00:00,close,1,1,1',
      '2001-01-01 01:00,close,2,2,2',
      '2001-01-01 01:00,close,1,2,3',
    ]);
  });

  it('writes classes by name, and nothing for a class that training never showed', () => {
    const text = csv(classTarget(['sun', 'rain, heavy'], { name: 'close', at: DAYS, actual: [1, -1], model: [0, 1] }));
    expect(text).toContain('2020-04-16,close,1,"rain, heavy",sun\n2020-04-17,close,1,,"rain, heavy"\n');
  });

  it('quotes names that hold commas, quotation marks or line breaks', () => {
    expect(csv(target({ name: 'a "b", c' }))).toContain(',"a ""b"", c",1,');
  });

  it('counts rows from 1 where there are no times', () => {
    expect(csv(target({ at: { kind: 'row', values: Float64Array.of(41, 42) } }))).toMatch(
      /^row,.*\n42,close,.*\n43,close/,
    );
  });

  it('names samples that have neither times nor rows', () => {
    const text = csv(target({ at: { kind: 'name', names: ['walk 1', 'walk, 2'] } }));
    expect(text).toMatch(/^sample,.*\nwalk 1,close,.*\n"walk, 2",close/);
  });

  it('leaves a baseline empty for a target that lacks it', () => {
    const seasonal = { id: 'seasonal7', name: { code: 'baseline.seasonal' } as const, values: [7, 8] };
    const other = target({ name: 'open', baselines: [seasonal] });
    const lines = csv(target({}), other).split('\n');
    expect(lines[0]).toBe('time,column,step,actual,predicted,lastValue,seasonal7');
    expect(lines[1]).toMatch(/,1,$/);
    expect(lines[3]).toMatch(/,,7$/);
  });
});
