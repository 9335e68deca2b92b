import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { csvText } from './csvText';

test('rows are lines of fields, quoted where they must be', () => {
  expect(
    csvText([
      ['a', 'b "c"'],
      ['1,5', 'two\nlines'],
      [null, 7],
    ]),
  ).toBe('a,"b ""c"""\n"1,5","two\nlines"\n,7\n');
});

test('numbers keep every digit and know no language', () => {
  expect(csvText([[0.1 + 0.2, 1 / 3, 1_234_567.5, 1e21, -0]])).toBe(
    '0.30000000000000004,0.3333333333333333,1234567.5,1e+21,0\n',
  );
});

test('what is no finite number is an empty field', () => {
  expect(csvText([[1, Number.NaN, Number.POSITIVE_INFINITY]])).toBe('1,,\n');
});

test('a text that a spreadsheet would run is a text, unless formulas are asked for', () => {
  const texts = ['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1', '＝1+1', ' =1', 'a;=1'];
  const harmless = ['-', '-1.5', '+2', '1-2', 'a=b', '@'];
  expect(csvText([texts, harmless])).toBe(
    `'=1+1,'+cmd|x,'-2+3,'@SUM(A1),"'\t=1",'＝1+1,' =1,"a;=1"\n-,-1.5,+2,1-2,a=b,@\n`,
  );
  expect(csvText([['=1+1']], true)).toBe('=1+1\n');
});

test('a reader gets the same fields back', () => {
  const rows = [
    ['plain', 'a "quoted", field'],
    ['line\r\nbreak', '"'],
    ['', ' spaces '],
  ];
  expect(Papa.parse(csvText(rows).slice(0, -1)).data).toEqual(rows);
});
