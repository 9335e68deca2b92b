import { describe, expect, it } from 'vitest';
import { createRandom, shuffledIndices } from './random';

describe('seeded randomness', () => {
  it('repeats itself for a seed, and a fork does not depend on what was drawn before', () => {
    const first = createRandom(1);
    const again = createRandom(1);
    first.next();
    expect(first.fork('a').next()).toBe(again.fork('a').next());
    expect(createRandom(1).next()).not.toBe(createRandom(2).next());
  });

  it('goes on in another stream exactly from where it stood', () => {
    const random = createRandom(7);
    for (let i = 0; i < 1000; i++) random.next();
    const state = random.state();
    const draw = (from: typeof random): number[] => Array.from({ length: 50 }, () => from.normal());
    const other = createRandom('another seed');
    other.next();
    other.restore(state);
    expect(draw(other)).toEqual(draw(random));
    expect(state, 'a state is a copy').not.toEqual(random.state());
    expect(
      state.every((word) => word === (word | 0)),
      'whole numbers of 32 bits',
    ).toBe(true);
  });

  it('is uniform and normal where it says so', () => {
    const random = createRandom('moments');
    const count = 20_000;
    const mean = (draw: () => number): number => Array.from({ length: count }, draw).reduce((a, b) => a + b, 0) / count;
    expect(mean(() => random.next())).toBeCloseTo(0.5, 2);
    expect(Math.abs(mean(() => random.normal()))).toBeLessThan(0.03);
    expect(mean(() => random.normal() ** 2)).toBeCloseTo(1, 1);
  });

  it('shuffles into a permutation that reaches every place', () => {
    const seen = new Set<number>();
    for (let seed = 0; seed < 200; seed++) {
      const order = shuffledIndices(5, createRandom(seed));
      expect([...order].sort()).toEqual([0, 1, 2, 3, 4]);
      seen.add(order[0] as number);
    }
    expect(seen.size).toBe(5);
  });
});
