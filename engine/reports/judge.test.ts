import { describe, expect, it, test } from 'vitest';
import { type Comparison, type Contest, errorRatio, judge, type Opponent, strongestOf } from './judge';

/** A baseline whose RMSE and MAE are these, and the model's ratios to it with their intervals. */
const opponent = (id: string, error: number, ...comparisons: Partial<Comparison>[]): Opponent => ({
  id,
  errors: { rmse: error, mae: error },
  comparisons: (['rmse', 'mae'] as const).map((measure, i) => ({
    measure,
    ratio: 1,
    interval: null,
    ...(comparisons[i] ?? comparisons[0]),
  })),
});
const contest = (changes: Partial<Contest>, ...baselines: Opponent[]) =>
  judge({ sampleCount: 100, measures: ['rmse', 'mae'], baselines, imitates: null, leaks: [], ...changes });
const last = (...comparisons: Partial<Comparison>[]): Opponent => opponent('lastValue', 10, ...comparisons);

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
  expect(contest({}, last({ ratio })).kind).toBe(kind);
});

describe('judge', () => {
  it('says better only where both measures are, each against the baseline that is strongest in it', () => {
    expect(contest({}, last({ ratio: 0.8 }, { ratio: 1.1 })).kind).toBe('undecided');
    const byMean: Opponent = { ...opponent('mean', 12, { ratio: 0.7 }, { ratio: 1.2 }), errors: { rmse: 12, mae: 8 } };
    expect(contest({}, last({ ratio: 0.8 }), byMean)).toEqual({
      kind: 'undecided',
      against: [
        { measure: 'rmse', ratio: 0.8, interval: null, baseline: 'lastValue' },
        { measure: 'mae', ratio: 1.2, interval: null, baseline: 'mean' },
      ],
    });
  });

  it('does not decide where the uncertainty reaches over no difference', () => {
    expect(contest({}, last({ ratio: 0.9, interval: [0.8, 1.02] })).kind).toBe('undecided');
    expect(contest({}, last({ ratio: 0.9, interval: [0.8, 0.95] })).kind).toBe('better');
    expect(contest({}, last({ ratio: 1.1, interval: [0.97, 1.3] })).kind).toBe('undecided');
    expect(contest({}, last({ ratio: 1.1, interval: [1.05, 1.3] })).kind).toBe('worse');
  });

  it('says that a model copies the last value or the mean, unless it is better beyond doubt', () => {
    for (const ratio of [0.97, 1, 1.1]) {
      const like = { ratio, interval: [0.95, 1.2] } as const;
      expect(contest({ imitates: 'lastValue' }, last(like)).kind).toBe('copies');
      expect(contest({ imitates: 'mean' }, last(like)).kind).toBe('mean');
    }
    expect(contest({ imitates: 'mean' }, last({ ratio: 0.9, interval: [0.85, 0.95] })).kind).toBe('better');
    // What it is like says little where it is far from the best, or ahead of what it is like.
    expect(contest({ imitates: 'mean' }, last({ ratio: 11, interval: [8, 14] })).kind).toBe('worse');
    expect(contest({ imitates: 'lastValue' }, last({ ratio: 0.85, interval: [0.7, 1.1] })).kind).toBe('undecided');
  });

  it('says nothing of few samples, nor of a model that was told the answer, however good they look', () => {
    expect(contest({ sampleCount: 29 }, last({ ratio: 0.1 })).kind).toBe('few');
    expect(contest({ sampleCount: 30 }, last({ ratio: 0.1 })).kind).toBe('better');
    expect(contest({ leaks: ['tomorrow'] }, last({ ratio: 0.1 })).kind).toBe('leaks');
  });

  it('is worse than a baseline without any error, and equal where neither errs', () => {
    expect(contest({}, last({ ratio: Infinity })).kind).toBe('worse');
    expect(contest({}, last({ ratio: errorRatio(0, 0) })).kind).toBe('equal');
  });

  it('says nothing where there is nothing to compare with', () => {
    expect(contest({})).toEqual({ kind: 'unknown' });
    expect(contest({}, last({ ratio: Number.NaN }))).toEqual({ kind: 'unknown' });
    expect(contest({ sampleCount: 0 }, last({ ratio: 0.5 })).kind).toBe('unknown');
  });
});

test('the strongest baseline has the least error, the first of equals', () => {
  const all = { baselines: [last(), opponent('a', 2), opponent('b', 2)], measures: ['rmse'] as const };
  expect(strongestOf(all)?.id).toBe('a');
  expect(strongestOf({ ...all, baselines: [] })).toBeUndefined();
});

test('a ratio is told of a baseline without error too', () => {
  expect([errorRatio(1, 4), errorRatio(1, 0), errorRatio(0, 0)]).toEqual([0.25, Infinity, 1]);
});
