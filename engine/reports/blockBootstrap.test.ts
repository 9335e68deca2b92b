import { expect, test } from 'vitest';
import { createRandom } from '../random/random';
import { blockLength, ratioInterval } from './blockBootstrap';

/** Squared errors of two forecasts of noise, the second with `scale` times the deviation; neighbors share `shared` draws. */
function losses(count: number, scale: number, seed: string, shared = 1): [Float64Array, Float64Array] {
  const random = createRandom(seed);
  const draw = (): Float64Array => Float64Array.from({ length: count }, () => random.normal());
  const smooth = (values: Float64Array): Float64Array =>
    values.map((_, i) => {
      let sum = 0;
      for (let k = 0; k < shared; k++) sum += values[(i + k) % count] as number;
      return (sum * sum) / shared;
    });
  return [smooth(draw()), smooth(draw()).map((value) => value * scale ** 2)];
}

test('the interval covers the true ratio in about 95 % of test spans, also where neighbors are alike', () => {
  for (const shared of [1, 6]) {
    let covered = 0;
    for (let span = 0; span < 200; span++) {
      const [model, baseline] = losses(300, 1, `${shared} ${span}`, shared);
      const [low, high] = ratioInterval('rmse', model, baseline, blockLength(300, shared));
      if (low <= 1 && high >= 1) covered++;
    }
    // Percentile intervals of short spans are a little too narrow.
    expect(covered / 200, `${shared} shared`).toBeGreaterThan(0.88);
    expect(covered / 200, `${shared} shared`).toBeLessThan(1);
  }
});

test('a real difference is shown, and the same errors give the same interval', () => {
  const [model, baseline] = losses(500, 1.3, 'real');
  const [low, high] = ratioInterval('rmse', model, baseline, blockLength(500, 1));
  expect(high).toBeLessThan(0.9);
  expect(low).toBeGreaterThan(0.6);
  expect(ratioInterval('rmse', model, baseline, blockLength(500, 1))).toEqual([low, high]);
});

test('blocks are as long as windows overlap, longer for long spans, and never nearly the whole span', () => {
  expect([blockLength(1000, 1), blockLength(1000, 24), blockLength(40, 24), blockLength(3, 5)]).toEqual([10, 24, 8, 1]);
  expect(blockLength(1e6, 1)).toBe(5000);
});

test('a baseline without errors is told as such', () => {
  expect(ratioInterval('mae', Float64Array.of(1, 2, 3), new Float64Array(3), 1)).toEqual([Infinity, Infinity]);
  expect(ratioInterval('mae', new Float64Array(3), new Float64Array(3), 1)).toEqual([1, 1]);
});
