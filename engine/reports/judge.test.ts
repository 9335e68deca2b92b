import { describe, expect, it, test } from 'vitest';
import { errorRatio, judge, type Opponent, skillScore, strongestOf } from './judge';

const contest = (error: number, ...baselines: Opponent[]) =>
  judge({ sampleCount: 10, error, baselines, copiesLastValue: false });
const last = (error: number): Opponent => ({ id: 'lastValue', error });

test.each([
  [0.9, 'better'],
  [0.985, 'better'],
  [0.99, 'better'],
  [0.995, 'equal'],
  [1, 'equal'],
  [1.005, 'equal'],
  [1.011, 'worse'],
  [1.2, 'worse'],
])('an error of %d times that of the baseline is %s', (ratio, kind) => {
  const verdict = contest(100 * ratio, last(100));
  expect(verdict).toMatchObject({ kind, baseline: 'lastValue' });
  expect('ratio' in verdict && verdict.ratio).toBeCloseTo(ratio, 12);
});

describe('judge', () => {
  it('says that the model copies the last value, whatever its error', () => {
    for (const error of [9, 10, 11]) {
      const verdict = judge({ sampleCount: 10, error, baselines: [last(10)], copiesLastValue: true });
      expect(verdict).toEqual({ kind: 'copies', baseline: 'lastValue', ratio: error / 10 });
    }
  });

  it('measures against the strongest baseline, not the first', () => {
    expect(contest(8, last(10), { id: 'seasonal24', error: 9 })).toMatchObject({
      kind: 'better',
      baseline: 'seasonal24',
    });
  });

  it('names both when the model beats one baseline but not the strongest', () => {
    const all = [last(20), { id: 'seasonal24', error: 12 }, { id: 'seasonal168', error: 8 }];
    expect(contest(10, ...all)).toEqual({
      kind: 'mixed',
      baseline: 'seasonal168',
      ratio: 1.25,
      beaten: 'seasonal24',
      beatenRatio: 10 / 12,
    });
  });

  it('is worse than a baseline without any error, and equal where neither errs', () => {
    expect(contest(1, last(0))).toEqual({ kind: 'worse', baseline: 'lastValue', ratio: Infinity });
    expect(contest(0, last(0))).toEqual({ kind: 'equal', baseline: 'lastValue', ratio: 1 });
  });

  it('says nothing where there is nothing to compare with', () => {
    expect(contest(1)).toEqual({ kind: 'unknown' });
    expect(contest(Number.NaN, last(1))).toEqual({ kind: 'unknown' });
    expect(judge({ sampleCount: 0, error: 1, baselines: [last(2)], copiesLastValue: false }).kind).toBe('unknown');
  });

  it('does not decide where the uncertainty reaches over no difference', () => {
    expect(contest(9, { ...last(10), ratioInterval: [0.8, 1.02] }).kind).toBe('undecided');
    expect(contest(9, { ...last(10), ratioInterval: [0.8, 0.95] }).kind).toBe('better');
    expect(contest(11, { ...last(10), ratioInterval: [0.97, 1.3] }).kind).toBe('undecided');
    const strongest = { ...last(10), ratioInterval: [1.05, 1.2] as const };
    const beaten = (high: number) => contest(11, strongest, { id: 'b', error: 20, ratioInterval: [0.5, high] }).kind;
    expect([beaten(0.9), beaten(1.1)]).toEqual(['mixed', 'worse']);
  });
});

test('the strongest baseline has the least error, the first of equals', () => {
  expect(strongestOf([last(3), { id: 'a', error: 2 }, { id: 'b', error: 2 }])?.id).toBe('a');
  expect(strongestOf([])).toBeUndefined();
});

test('ratio and skill are told of a baseline without error too', () => {
  expect([errorRatio(1, 4), errorRatio(1, 0), errorRatio(0, 0)]).toEqual([0.25, Infinity, 1]);
  expect([skillScore(1, 4), skillScore(1, 0), skillScore(0, 0)]).toEqual([0.75, -Infinity, 0]);
});
