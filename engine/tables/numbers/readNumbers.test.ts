import { describe, expect, it } from 'vitest';
import { isMissingText } from './missingTexts';
import { type NumbersGiven, readNumbers } from './readNumbers';

const read = (cells: readonly string[], given?: NumbersGiven) => readNumbers(cells, isMissingText, given);
const said = (cells: readonly string[], given?: NumbersGiven) => {
  const numbers = read(cells, given);
  return numbers && Array.from(numbers.values, (value) => (Number.isNaN(value) ? null : value));
};
const codes = (cells: readonly string[], given?: NumbersGiven) => read(cells, given)?.reasons.map(({ code }) => code);

describe('one number', () => {
  it.each([
    ['12', 12],
    ['-0.5', -0.5],
    ['+3', 3],
    ['.5', 0.5],
    ['5.', 5],
    ['1e3', 1000],
    ['2.20E+12', 2.2e12],
    ['1,5E-3', 0.0015],
    ['−12.5', -12.5],
    ['123-', -123],
    ['(123)', -123],
    ['($1,234.50)', -1234.5],
    ['1,000.37', 1000.37],
    ['7,380,500', 7_380_500],
    ['1.234.567,89', 1_234_567.89],
    ["1'234.50", 1234.5],
    ['1’234’567', 1_234_567],
    ['1 234,5', 1234.5],
    ['1\u00a0234\u00a0567', 1_234_567],
    ['1\u202f234,5', 1234.5],
    ['12,34,567', 1_234_567],
    ['1.02M', 1_020_000],
    ['0.57K', 570],
    ['3.5bn', 3.5e9],
    ['2 Mio.', 2_000_000],
    ['1,5 Mrd. €', 1.5e9],
    ['3.2万', 32_000],
    ['1.5亿', 1.5e8],
    ['2万元', 20_000],
    ['$1.2m', 1_200_000],
    ['$5', 5],
    ['-$5', -5],
    ['$-5', -5],
    ['5 €', 5],
    ['€ 5,25', 5.25],
    ['CHF 12.50', 12.5],
    ['12 USD', 12],
    ['₹12,34,567', 1_234_567],
    ['¥100', 100],
    ['99 kr', 99],
    ['12,5 zł', 12.5],
    ['R$ 5', 5],
    ['12 %', 12],
    ['-0.04%', -0.04],
    ['3 ‰', 3],
    ['12.5 °C', 12.5],
    ['3 km/h', 3],
    ['7.2 µg/m³', 7.2],
    ['7.2 µg/m3', 7.2],
    ['-3.5kWh', -3.5],
    ['１２．５', 12.5],
    ['0,123', 0.123],
    ['1234,567', 1234.567],
  ])('%s is read', (cell, value) => {
    expect(said([cell])).toEqual([value]);
  });

  it.each([
    'word',
    '1e999',
    'Infinity',
    '1,2,3',
    '1.2.3',
    '1,23,4.5',
    '0,123,456',
    '--5',
    '+-5',
    '-5-',
    '(5',
    '(-5)',
    '2024-05-31',
    '14:05',
    '12 rue de Paris',
    "'600519",
    'A12',
    'No 5',
    '$5 €',
    '0x1f',
    '5 (approx)',
    '030 123 456',
    '12 34',
  ])('"%s" is none', (cell) => {
    expect(said([cell])).toBeNull();
  });
});

describe('the sign before the decimals', () => {
  it('is proved by a cell that allows nothing else, wherever it stands', () => {
    expect(said(['1,234', '5,678', '0,5'])).toEqual([1.234, 5.678, 0.5]);
    expect(said(['1,234', '5,678', '0.5'])).toEqual([1234, 5678, 0.5]);
    expect(said(['1.234', '5.678', '1.234.567'])).toEqual([1234, 5678, 1_234_567]);
    expect(said(['-1,020', '-0,326', '0,277'])).toEqual([-1.02, -0.326, 0.277]);
    expect(read(['1,234', '0,5'])?.reasons).toEqual([
      { code: 'reading.numbers.decimalComma', values: { text: '0,5' } },
    ]);
  });

  it('is that of the file where the column leaves it open', () => {
    expect(said(['1.234', '5.678'], { decimal: ',' })).toEqual([1234, 5678]);
    expect(said(['1,234', '5,678'], { decimal: ',' })).toEqual([1.234, 5.678]);
    expect(said(['1,234', '5,678'], { decimal: '.' })).toEqual([1234, 5678]);
    expect(codes(['1,234'], { decimal: ',' })).toEqual(['reading.numbers.fileMark']);
    expect(said(['0.5', '1.234'], { decimal: ',' })).toEqual([0.5, 1.234]);
  });

  it('is assumed to be the point where nothing tells, and said', () => {
    expect(said(['1.234', '5.678'])).toEqual([1.234, 5.678]);
    expect(codes(['1.234', '5.678', '12'])).toEqual(['reading.numbers.pointAssumed']);
    expect(codes(['1.234', '5.678'])).toEqual([]);
    expect(said(['1,234', '5,678', '12'])).toEqual([1234, 5678, 12]);
    expect(codes(['1,234', '5,678'])).toEqual(['reading.numbers.thousandsAssumed']);
  });

  it('is that of nearly all cells; the others are unreadable', () => {
    const cells = [...Array.from({ length: 19 }, () => '0,5'), '0.5'];
    expect(read(cells)?.unreadable).toEqual([19]);
    expect(read(['0,5', '0.5'])).toBeNull();
  });

  it('is not spoken of in plain numbers', () => {
    expect(codes(['1', '2.5', '-3e5', '0.125'])).toEqual([]);
    expect(read(['1', '2.5'])?.notation).toEqual({ decimal: '.', group: null, unit: null, factors: false });
  });
});

describe('thousands', () => {
  it('may have signs in some rows only', () => {
    expect(said(['985.12', '1,000.37', '12'])).toEqual([985.12, 1000.37, 12]);
    expect(read(['985.12', '1,000.37'])).toMatchObject({
      notation: { decimal: '.', group: ',' },
      reasons: [{ code: 'reading.numbers.thousands', values: { text: '1,000.37' } }],
    });
    expect(read(['1 234', '999'])?.notation.group).toBe(' ');
  });
});

describe('letters behind numbers', () => {
  it('multiply, as in a column of volumes', () => {
    const volumes = ['1.02M', '3.03K', '-', '0.57K', '2.5B', '0', '17'];
    expect(said(volumes)).toEqual([1_020_000, 3030, null, 570, 2.5e9, 0, 17]);
    expect(read(volumes)?.reasons).toEqual([
      { code: 'reading.numbers.factors', values: { text: '1.02M', letters: ['M', 'K', 'B'] } },
    ]);
    expect(said(['300k', '1.2m', '5b'])).toEqual([300_000, 1_200_000, 5e9]);
  });

  it('are a unit where one that may be one stands behind all', () => {
    expect(read(['300 K', '301 K'])).toMatchObject({ notation: { unit: 'K', factors: false } });
    expect(said(['300 K', '301 K'])).toEqual([300, 301]);
    expect(said(['5 m', '6 m'])).toEqual([5, 6]);
    expect(said(['300K', '301K'])).toEqual([300_000, 301_000]);
    expect(said(['$3 m', '$4 m'])).toEqual([3e6, 4e6]);
  });
});

describe('units', () => {
  it('are left out where the same stands behind nearly all numbers', () => {
    expect(read(['12.5 °C', '13 °C', '-1 °C'])).toMatchObject({
      notation: { unit: '°C' },
      reasons: [{ code: 'reading.numbers.unit', values: { text: '12.5 °C', unit: '°C' } }],
    });
    expect(read(['1st', '2nd', '3rd'])).toBeNull();
    expect(read(['12a', '12b'])).toBeNull();
    expect(read(['1st', '21st'])).toBeNull();
    expect(read(['2 Jan', '3 Jan'])).toBeNull();
    const few = [...Array.from({ length: 19 }, (_, i) => String(i + 1)), '5 abc'];
    expect(read(few)?.unreadable).toEqual([19]);
  });

  it('of money may stand at some numbers only, but not two of them', () => {
    expect(said(['$5', '6', '$1,200'])).toEqual([5, 6, 1200]);
    expect(read(['$5', '€6'])).toBeNull();
  });

  it('percent: numbers keep their size; of percentages and bare numbers, the rarer kind is unreadable', () => {
    expect(said(['0.96%', '-0.04%', '0'])).toEqual([0.96, -0.04, 0]);
    expect(codes(['0.96%', '-0.04%'])).toEqual(['reading.numbers.ratios']);
    const mostly = Array.from({ length: 19 }, (_, i) => `${i + 1}%`);
    expect(read([...mostly, '0.2'])?.unreadable).toEqual([19]);
    const bare = Array.from({ length: 19 }, (_, i) => `${i + 1}`);
    expect(read([...bare, '20%'])?.unreadable).toEqual([19]);
    expect(read(['5%', '0.05', '6%', '0.06'])).toBeNull();
  });
});

describe('a column', () => {
  it('of identifiers and phone numbers is none of numbers', () => {
    expect(read(['007', '012', '099'])).toBeNull();
    expect(read(['01234', '90210', '10001'])).toBeNull();
    expect(read(['+49 171 123 456', '+33 612 345 678'])).toBeNull();
    expect(read(['01', '02', '12'])).not.toBeNull();
    expect(read(['0.5', '0.7'])).not.toBeNull();
  });

  it('is one where nine of ten filled cells are numbers', () => {
    const cells = Array.from({ length: 18 }, (_, i) => String(i));
    expect(read([...cells, '', 'N/A', 'x', 'y'])?.unreadable).toEqual([20, 21]);
    expect(read([...cells, 'x', 'y', 'z'])).toBeNull();
    expect(read([])).toBeNull();
    expect(read(['', '?'])).toBeNull();
  });

  it('is read on as it began', () => {
    const notation = JSON.parse(JSON.stringify(read(['1.234,5 €', '2,5 €'])?.notation)) as NonNullable<
      NumbersGiven['notation']
    >;
    const more = read(['1.234', '3,5 €', '1,234.5', ''], { notation });
    expect([...(more?.values ?? [])]).toEqual([1234, 3.5, Number.NaN, Number.NaN]);
    expect(more?.unreadable).toEqual([2]);
  });
});
