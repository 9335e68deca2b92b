import { describe, expect, test } from 'vitest';
import { createRandom } from '../../random/random';
import { type Contest, judge } from '../../reports/judge';
import { reportTarget } from '../../reports/reportTarget';
import { SAID_BY_PROGRAMS } from '../../testing/saidByPrograms';
import { judged } from './files/src/scores';

/** Errors of a model, and of two baselines with that many times its errors, of a hundred samples. */
function errorsOf(...ratios: readonly number[]): Float64Array[] {
  const random = createRandom(ratios.join());
  const own = Float64Array.from({ length: 100 }, () => Math.abs(random.normal()));
  return [own, ...ratios.map((ratio) => own.map((error) => ratio * error * (0.5 + random.next())))];
}

const rms = (values: Float64Array): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);
const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the exported verdict', () => {
  test.each([
    [[2, 3], 100, 1],
    [[1.02], 100, 1],
    [[0.5, 0.9], 100, 3],
    [[1.001, 1.4], 100, 12],
    [[1.2, 1.25], 29, 1],
    [[0, 0.4], 100, 1],
  ])('beside %j times the errors of %d samples is that of judge()', (ratios, count, overlap) => {
    const all = errorsOf(...ratios);
    const measured = all.map((values) => ({
      metrics: {},
      errors: { rmse: rms(values), mae: mean(values) },
      losses: { rmse: values.map((value) => value ** 2), mae: values },
    }));
    const [model, ...baselines] = measured.map((each, i) => ({
      ...each,
      id: `b${i}`,
      name: { code: 'report.model' } as const,
    }));
    const about = { name: 'load', unit: '', sample: 'window', steps: 1, metrics: [], parts: [] } as const;
    const plain: Pick<Contest, 'imitates' | 'leaks' | 'measures'> = {
      imitates: null,
      leaks: [],
      measures: ['rmse', 'mae'],
    };
    const report = reportTarget({ ...about, ...plain, sampleCount: count, model: model!, baselines, overlap });
    const verdict = judge({ ...report, imitates: null });
    const names = 'against' in verdict ? [...new Set(verdict.against.map(({ baseline }) => baseline))] : [];
    const losses = {
      rmse: measured.map(({ losses: { rmse } }) => [...rmse]),
      mae: measured.map(({ losses: { mae } }) => [...mae]),
    };
    const figures = all.map((_, i) => ({ by: `b${i}` }));
    const [first, ...rest] = judged(figures, losses, count, overlap) as Record<string, unknown>[];
    expect(first?.verdict).toBe(`${SAID_BY_PROGRAMS[verdict.kind]} “${names.join(' and ')}”`);
    expect(first?.['rmse better by']).toBeNull();
    report.baselines.forEach(({ comparisons }, i) => {
      for (const { measure, ratio } of comparisons) {
        const said = rest[i]?.[`${measure} better by`] as number;
        if (Number.isFinite(ratio)) expect(said).toBeCloseTo(1 - ratio, 10);
        else expect(said).toBe(-Infinity);
      }
    });
  });
});
