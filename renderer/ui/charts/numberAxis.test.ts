import { describe, expect, it } from 'vitest';
import { countTicks, linearAxis, logAxis, lossAxis, tightAxis, wantsLogScale } from './numberAxis';

describe('wantsLogScale', () => {
  it('asks for a log scale only when positive values span more than a decade', () => {
    expect(wantsLogScale([0.1, 0.005])).toBe(true);
    expect(wantsLogScale([0.1, 0.01])).toBe(false);
    expect(wantsLogScale([1, 0.5, 0.3])).toBe(false);
  });

  it('never asks for one with zero, negative or no values', () => {
    expect(wantsLogScale([100, 0])).toBe(false);
    expect(wantsLogScale([100, -1])).toBe(false);
    expect(wantsLogScale([])).toBe(false);
  });

  it('is not misled by a loss that is not a number', () => {
    expect(wantsLogScale([1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])).toBe(false);
  });
});

describe('logAxis', () => {
  it('labels 1 and 3 times the powers of ten, and encloses the values', () => {
    expect(logAxis([0.1, 0.0041])).toEqual({ scale: 'log', domain: [0.003, 0.1], ticks: [0.003, 0.01, 0.03, 0.1] });
  });

  it('labels powers of ten only over many decades', () => {
    expect(logAxis([1e-6, 2]).ticks).toEqual([1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1, 10]);
  });

  it('labels finer marks within one decade', () => {
    expect(logAxis([0.4, 0.9]).ticks).toEqual([0.3, 0.5, 0.7, 1]);
  });
});

describe('linearAxis', () => {
  it('encloses the values with round steps', () => {
    expect(linearAxis([1123, 1238]).ticks).toEqual([1100, 1150, 1200, 1250]);
    expect(linearAxis([0.12, 0.31]).ticks).toEqual([0.1, 0.15, 0.2, 0.25, 0.3, 0.35]);
    expect(linearAxis([-3, 4]).ticks).toEqual([-4, -2, 0, 2, 4]);
  });

  it('gives a flat line room on both sides', () => {
    const { domain } = linearAxis([5, 5]);
    expect(domain[0]).toBeLessThan(5);
    expect(domain[1]).toBeGreaterThan(5);
    expect(linearAxis([0, 0]).domain[1]).toBeGreaterThan(0);
  });

  it('shows something for no values at all', () => {
    expect(linearAxis([]).domain).toEqual([0, 1]);
  });
});

describe('tightAxis', () => {
  it('ends a little beyond the values, with labels inside only', () => {
    const { domain, ticks } = tightAxis([-12, 1288]);
    expect(domain).toEqual([-64, 1340]);
    expect(ticks).toEqual([0, 500, 1000]);
  });

  it('gives a flat line room', () => {
    expect(tightAxis([5, 5])).toEqual(linearAxis([5, 5]));
  });
});

describe('lossAxis', () => {
  it('chooses by the span of the losses', () => {
    expect(lossAxis([0.9, 0.004]).scale).toBe('log');
    expect(lossAxis([0.9, 0.4]).scale).toBe('linear');
  });
});

describe('countTicks', () => {
  it.each([
    [40, [0, 10, 20, 30, 40]],
    [20, [0, 5, 10, 15, 20]],
    [5, [0, 2, 5]],
    [3, [0, 1, 2, 3]],
    [1, [0, 1]],
    [0, [0]],
    [101, [0, 50, 101]],
  ])('labels %d epochs', (last, ticks) => expect(countTicks(last)).toEqual(ticks));
});
