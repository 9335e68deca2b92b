import { describe, expect, it } from 'vitest';
import type { BaselineResult, TargetEvaluation } from '#engine';
import { errorRatio, judge } from './verdict';

const baseline = (name: string, rmse: number, accuracy?: number): BaselineResult => ({
  name,
  phrase: { code: 'baseline.lastValue' },
  mae: rmse,
  rmse,
  skill: 0,
  predicted: new Float64Array(1),
  ...(accuracy !== undefined && { accuracy }),
});

const target = (rmse: number, baselines: readonly BaselineResult[], more: Partial<TargetEvaluation> = {}) =>
  ({
    column: 'close',
    kind: 'number',
    unit: 'USD',
    windowCount: 10,
    horizon: 1,
    actual: new Float64Array(10),
    predicted: new Float64Array(10),
    times: new Float64Array(10),
    hasTimes: true,
    mae: rmse,
    rmse,
    baselines,
    strongest: 0,
    copiesLastValue: false,
    ...more,
  }) satisfies TargetEvaluation;

describe('judge', () => {
  it('says better with the error ratio', () => {
    expect(judge(target(8, [baseline('lastValue', 10)]))).toMatchObject({ kind: 'better', ratio: 0.8 });
  });

  it('says worse when even the naive forecast errs less', () => {
    expect(judge(target(12, [baseline('lastValue', 10)]))).toMatchObject({ kind: 'worse', ratio: 1.2 });
  });

  it('calls a difference within one percent equal, on both sides', () => {
    expect(judge(target(9.95, [baseline('lastValue', 10)])).kind).toBe('equal');
    expect(judge(target(10.05, [baseline('lastValue', 10)])).kind).toBe('equal');
  });

  it('says that the model copies the last value, whatever its error', () => {
    for (const rmse of [9, 10, 11]) {
      expect(judge(target(rmse, [baseline('lastValue', 10)], { copiesLastValue: true })).kind).toBe('copies');
    }
  });

  it('measures against the strongest naive forecast, not the first', () => {
    const verdict = judge(target(8, [baseline('lastValue', 10), baseline('seasonal24', 9)], { strongest: 1 }));
    expect(verdict).toMatchObject({ kind: 'better', baseline: { name: 'seasonal24' } });
  });

  it('names both when it beats one naive forecast but not the strongest', () => {
    const all = [baseline('lastValue', 20), baseline('seasonal24', 12), baseline('seasonal168', 8)];
    expect(judge(target(10, all, { strongest: 2 }))).toMatchObject({
      kind: 'mixed',
      baseline: { name: 'seasonal168' },
      ratio: 1.25,
      beaten: { name: 'seasonal24' },
    });
  });

  it('compares shares of wrong classes for categories', () => {
    const classes = target(0, [baseline('majorityClass', 0, 0.6)], { kind: 'category', accuracy: 0.9 });
    expect(judge(classes).kind).toBe('better');
    expect(errorRatio(classes, classes.baselines[0] as BaselineResult)).toBeCloseTo(0.25, 12);
  });

  it('says nothing where there is nothing to compare with', () => {
    expect(judge(target(1, [])).kind).toBe('unknown');
    expect(judge(target(1, [baseline('lastValue', 0)])).kind).toBe('unknown');
    expect(judge(target(1, [baseline('lastValue', 2)], { windowCount: 0 })).kind).toBe('unknown');
  });
});
