import { describe, expect, it } from 'vitest';
import { columnFigures, formatSkill } from './columnFigures';

const plain = (text: string): string => text.replaceAll('\u202f', ' ').replaceAll('\u2212', '-');
const figures = (...values: number[]) => columnFigures(values).map(plain);

describe('columnFigures', () => {
  it('gives all figures of a column the decimals that the smallest needs', () => {
    expect(figures(28.7, 130.84, 41.167)).toEqual(['28.70', '130.84', '41.17']);
    expect(figures(1.5, 0.1234)).toEqual(['1.5000', '0.1234']);
  });

  it('groups big numbers', () => {
    expect(figures(12345.6, 990)).toEqual(['12 345.6', '990.0']);
  });

  it('writes each by itself when one is tiny', () => {
    expect(figures(3, 1e-9)).toEqual(['3', '1.0e-9']);
  });

  it('handles zero, infinite and no figures', () => {
    expect(figures(0, 5)).toEqual(['0.000', '5.000']);
    expect(figures(0)).toEqual(['0']);
    expect(figures(Number.POSITIVE_INFINITY, 20)).toEqual(['∞', '20.00']);
    expect(figures()).toEqual([]);
  });
});

describe('formatSkill', () => {
  it.each([
    [0.9741, '+0.974'],
    [0.35, '+0.350'],
    [-0.0032, '-0.003'],
    [0.0001, '0.000'],
    [Number.NEGATIVE_INFINITY, '-∞'],
  ])('writes %d', (skill, text) => expect(plain(formatSkill(skill))).toBe(text));
});
