import { describe, expect, it } from 'vitest';
import type { RecurrentSpec } from '../../emit/kernels/kernelLayer';
import { chooseGeometry, exchangeSize } from './cellShader';

const lstm = (units: number): RecurrentSpec => ({
  cell: 'lstm',
  units,
  activation: 'tanh',
  recurrentActivation: 'sigmoid',
  goBackwards: false,
  resetAfter: false,
});

const LIMITS = { workgroupBytes: 16_384, threads: 256 };

describe('chooseGeometry', () => {
  it('gives a workgroup more rows the larger the batch is', () => {
    const rows = [1, 16, 32, 64, 1000].map((batch) => chooseGeometry(lstm(32), batch, LIMITS).rows);
    expect(rows).toEqual([1, 1, 2, 4, 4]);
  });

  it('keeps to the workgroup memory with fewer rows', () => {
    const { rows, exchangeInStorage } = chooseGeometry(lstm(512), 1000, LIMITS);
    expect({ rows, exchangeInStorage }).toEqual({ rows: 2, exchangeInStorage: false });
    expect(4 * exchangeSize(lstm(512), rows)).toBeLessThanOrEqual(LIMITS.workgroupBytes);
  });

  it('leaves workgroup memory when not even one row fits', () => {
    expect(chooseGeometry(lstm(1024), 8, LIMITS).exchangeInStorage).toBe(false);
    expect(chooseGeometry(lstm(1025), 8, LIMITS).exchangeInStorage).toBe(true);
  });

  it('has a thread for each unit, and several units a thread beyond the largest workgroup', () => {
    const shape = (units: number) => {
      const { threads, slots } = chooseGeometry(lstm(units), 8, LIMITS);
      return [threads, slots];
    };
    expect([5, 128, 256, 257, 1000].map(shape)).toEqual([
      [32, 1],
      [128, 1],
      [256, 1],
      [256, 2],
      [256, 4],
    ]);
  });
});
