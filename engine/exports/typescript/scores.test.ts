import { describe, expect, test } from 'vitest';
import { judge } from '../../reports/judge';
import { withSkill } from './files/src/scores';

const measured = (own: number, ...others: readonly number[]) => [
  { by: 'this model', error: own },
  ...others.map((error, i) => ({ by: `b${i}`, error })),
];

const SAID = { better: 'better than', equal: 'no better than', worse: 'worse than', mixed: 'worse than' } as const;

describe('the exported verdict', () => {
  test.each([
    [0.5, [1, 2]],
    [0.995, [1, 2]],
    [1.005, [1]],
    [0.989, [1]],
    [1.011, [1, 5]],
    [3, [1, 2]],
    [1.5, [2, 1, 1.4]],
    [0, [0, 1]],
    [1, [0, 4]],
    [0, [2, 1]],
  ])('on an error of %f beside %j is that of judge()', (error, others) => {
    const [model, ...rest] = withSkill(measured(error, ...others), 1, (of) => of.error) as {
      verdict?: string;
      skill: number | null;
    }[];
    const baselines = others.map((other, i) => ({ id: `b${i}`, error: other }));
    const verdict = judge({ sampleCount: 10, error, baselines, copiesLastValue: false });
    const also = verdict.kind === 'mixed' ? `, better than “${verdict.beaten}”` : '';
    const name = 'baseline' in verdict ? verdict.baseline : '';
    expect(model?.verdict).toBe(`${SAID[verdict.kind as keyof typeof SAID]} “${name}”${also}`);
    expect(model?.skill).toBeNull();
    expect(rest.map(({ skill }) => skill)).toEqual(
      others.map((other) => (error === 0 && other === 0 ? 0 : 1 - error / other)),
    );
  });
});
