import { ACTUAL, type CurvePart, MODEL } from '#engine';
import { expect, it } from 'vitest';
import { forecastLines } from './forecastLines';

const curve = {
  lines: [MODEL, 'lag', 'mean', 'week', ACTUAL].map((id) => ({ id, name: id, values: new Float64Array(1) })),
} as unknown as CurvePart;

it('the model lies on top, solid and widest, and what happened below all', () => {
  const lines = forecastLines(curve, 'mean');
  expect(lines.map(({ id }) => id)).toEqual([ACTUAL, 'lag', 'mean', 'week', MODEL]);
  const widest = lines.toSorted((a, b) => b.widthPx - a.widthPx)[0];
  expect(widest).toMatchObject({ id: MODEL, color: 'var(--model)' });
  expect(widest?.dash).toBeUndefined();
});

it('the best baseline has a color of its own wherever it stands, and all baselines are dashed', () => {
  for (const best of ['lag', 'mean', 'week']) {
    const lines = forecastLines(curve, best);
    expect(lines.filter(({ color }) => color === 'var(--best-baseline)').map(({ id }) => id)).toEqual([best]);
    expect(lines.filter(({ dash }) => dash !== undefined)).toHaveLength(3);
  }
  expect(forecastLines(curve, undefined).some(({ color }) => color === 'var(--best-baseline)')).toBe(false);
});
