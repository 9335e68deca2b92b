import { describe, expect, it } from 'vitest';
import { fitSpan, moveSpan } from './moveSpan';

const span = { from: 100, end: 200 };

describe('moveSpan', () => {
  it('moves either end, or the whole span', () => {
    expect(moveSpan(span, 'from', -30.4, 500)).toEqual({ from: 70, end: 200 });
    expect(moveSpan(span, 'end', 30, 500)).toEqual({ from: 100, end: 230 });
    expect(moveSpan(span, 'both', 30, 500)).toEqual({ from: 130, end: 230 });
  });

  it('stays within the test span, keeping its length when moved whole', () => {
    expect(moveSpan(span, 'both', 9999, 500)).toEqual({ from: 400, end: 500 });
    expect(moveSpan(span, 'both', -9999, 500)).toEqual({ from: 0, end: 100 });
    expect(moveSpan(span, 'from', -9999, 500)).toEqual({ from: 0, end: 200 });
    expect(moveSpan(span, 'end', 9999, 500)).toEqual({ from: 100, end: 500 });
  });

  it('never lets the ends cross or come too close', () => {
    expect(moveSpan(span, 'from', 9999, 500)).toEqual({ from: 190, end: 200 });
    expect(moveSpan(span, 'end', -9999, 500)).toEqual({ from: 100, end: 110 });
    expect(moveSpan({ from: 0, end: 4 }, 'from', 3, 4)).toEqual({ from: 0, end: 4 });
  });
});

describe('fitSpan', () => {
  it('starts with the last windows', () => {
    expect(fitSpan(null, 500, 120)).toEqual({ from: 380, end: 500 });
    expect(fitSpan(null, 50, 120)).toEqual({ from: 0, end: 50 });
  });

  it('keeps a remembered span as far as the test span still reaches', () => {
    expect(fitSpan(span, 500, 120)).toEqual(span);
    expect(fitSpan(span, 150, 120)).toEqual({ from: 100, end: 150 });
    expect(fitSpan(span, 104, 120)).toEqual({ from: 0, end: 104 });
  });
});
