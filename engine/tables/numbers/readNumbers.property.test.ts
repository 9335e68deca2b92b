import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../../random/random';
import { readNumbers } from './readNumbers';

const isMissing = (cell: string): boolean => cell === '';

/** Ways of writing digits: the sign between thousands and the one before the decimals. */
const MARKS: readonly (readonly [group: string, decimal: string])[] = [
  ['', '.'],
  ['', ','],
  [',', '.'],
  ['.', ','],
  [' ', ','],
  ['\u00a0', ','],
  ['\u202f', '.'],
  ["'", '.'],
];
const DRESSES: Readonly<Record<string, (text: string, negative: boolean) => string>> = {
  plain: (text, negative) => (negative ? `-${text}` : text),
  'unicode minus': (text, negative) => (negative ? `\u2212${text}` : text),
  'minus behind': (text, negative) => (negative ? `${text}-` : text),
  parentheses: (text, negative) => (negative ? `(${text})` : text),
  dollars: (text, negative) => (negative ? `-$${text}` : `$${text}`),
  euros: (text, negative) => `${negative ? '-' : ''}${text} €`,
  percent: (text, negative) => `${negative ? '-' : ''}${text} %`,
  unit: (text, negative) => `${negative ? '-' : ''}${text} kWh`,
};

function write(value: number, group: string, decimal: string): string {
  const [whole = '', decimals] = String(Math.abs(value)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return decimals === undefined ? grouped : grouped + decimal + decimals;
}

/** Numbers with 0 to 4 decimals, one of them with a single decimal, which tells the mark. */
function makeValues(random: Random): number[] {
  const values = Array.from({ length: 1 + random.integer(40) }, () => {
    const scale = 10 ** random.integer(5);
    return (random.integer(2e7) - 1e7) / scale || 1;
  });
  return [...values, 1.5];
}

describe.each(MARKS)('numbers with "%s" between thousands and "%s" before decimals', (group, decimal) => {
  it.each(Object.keys(DRESSES))('are read as they were written: %s', (name) => {
    const random = createRandom(`${group}${decimal}${name}`);
    for (let i = 0; i < 30; i++) {
      const values = makeValues(random);
      const cells = values.map((value) => DRESSES[name]?.(write(value, group, decimal), value < 0) ?? '');
      expect(Array.from(readNumbers(cells, isMissing)?.values ?? []), cells.join(' | ')).toEqual(values);
    }
  });
});

it('plain numbers have the values that JavaScript gives them', () => {
  const random = createRandom('plain');
  const values = Array.from({ length: 2000 }, () => random.normal() * 10 ** (random.integer(40) - 20));
  expect(Array.from(readNumbers(values.map(String), isMissing)?.values ?? [])).toEqual(values);
});

it('no text makes a reading throw, and what is read is finite', () => {
  const random = createRandom('noise');
  const pieces = [
    '1',
    '234',
    '0',
    '.',
    ',',
    ' ',
    "'",
    '-',
    '+',
    '(',
    ')',
    'e',
    'K',
    'Mio.',
    '%',
    '$',
    '€',
    'km',
    '/',
    '\u00a0',
    '万',
  ];
  let found = 0;
  for (let i = 0; i < 6000; i++) {
    const cell = Array.from({ length: 1 + random.integer(6) }, () => pieces[random.integer(pieces.length)]).join('');
    const numbers = readNumbers([cell.trim()], isMissing);
    if (!numbers) continue;
    found++;
    expect(Number.isFinite(numbers.values[0]), cell).toBe(true);
    const { notation } = numbers;
    expect([...(readNumbers([cell.trim()], isMissing, { notation })?.values ?? [])], cell).toEqual([...numbers.values]);
  }
  expect(found).toBeGreaterThan(100);
});
