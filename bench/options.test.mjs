import { describe, expect, it } from 'vitest';
import { parseOptions } from './options.mjs';

describe('parseOptions', () => {
  it('measures everything unless told, and only that run is complete', () => {
    expect(parseOptions([])).toMatchObject({
      rounds: 3,
      parts: ['training', 'templates', 'page', 'files', 'code', 'exports', 'imports', 'window'],
      complete: true,
    });
    expect(parseOptions(['--rounds', '5', '--check']).complete).toBe(true);
    for (const args of [['--quick'], ['--cases', 'A'], ['--engines', 'fused'], ['--only', 'page']]) {
      expect(parseOptions(args).complete).toBe(false);
    }
  });

  it('takes lists in any order', () => {
    expect(parseOptions(['--cases', 'C, A', '--engines', 'torch,stock'])).toMatchObject({
      cases: ['A', 'C'],
      engines: ['stock', 'torch'],
    });
  });

  it('says what to write instead of a mistake', () => {
    expect(() => parseOptions(['--cases', 'A,Z'])).toThrow('--cases takes A, B, C, D, E, F; there is no Z');
    expect(() => parseOptions(['--rounds', '0'])).toThrow('--rounds takes a whole number from 1, not 0');
    expect(() => parseOptions(['--quik'])).toThrow(/quik/);
  });
});
