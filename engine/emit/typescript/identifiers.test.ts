import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { fileNameFor, packageNameFor } from '../../exports/programs/fileNames';
import { identifierFor } from '../../exports/typescript/modelNames';

test.each([
  ['LSTM', 'lstm'],
  ['LSTM 2', 'lstm2'],
  ['Price LSTM', 'priceLSTM'],
  ['my-dense_layer', 'myDenseLayer'],
  ['2nd output', 'dense2ndOutput'],
  ['class', 'classLayer'],
  ['Await', 'awaitLayer'],
  ['tf', 'tfLayer'],
  ['输入 数据', '输入数据'],
  ['Größe', 'größe'],
  ['', 'dense'],
  ['🙈', 'dense'],
  ["'); process.exit(3); ('", 'processExit3'],
  ['a\u200db', 'aB'],
])('%j becomes the variable %s', (text, expected) => {
  expect(identifierFor(text, 'dense', new Set())).toBe(expected);
});

test('a name that is taken gets the next free number', () => {
  expect(identifierFor('LSTM', 'lstm', new Set(['lstm', 'lstm2']))).toBe('lstm3');
});

test('every variable is one that JavaScript accepts', () => {
  const texts = [
    'let',
    'static',
    'eval',
    'arguments',
    'İstanbul',
    'ﬁ',
    '١٢',
    'a·b',
    '𝒳 y',
    'x\u0301',
    '__proto__',
    'NaN',
  ];
  for (const text of texts) {
    const name = identifierFor(text, 'node', new Set());
    expect(runInNewContext(`'use strict'; const ${name} = 7; ${name};`)).toBe(7);
  }
});

test.each([
  ['prices.csv', 'prices.csv'],
  ['../../etc/passwd', 'passwd.csv'],
  ['C:\\data\\S&P 500.CSV', 'S-P 500.csv'],
  ['con.csv', 'data-con.csv'],
  ['COM¹.csv', 'data-COM¹.csv'],
  ['nul .csv', 'data-nul.csv'],
  ['.hidden', 'hidden.csv'],
  ['数据.csv', '数据.csv'],
  ['a\u202eb\u0000.csv', 'a-b-.csv'],
  ['...', 'data.csv'],
])('the data file %j is exported as %s', (name, expected) => {
  expect(fileNameFor(name)).toBe(expected);
});

test.each([
  ['Stock price', 'stock-price'],
  ['Café & Co.', 'cafe-co'],
  ['数据', 'sequence-model'],
  ['node_modules', 'sequence-model'],
])('the project %j becomes the package %s', (name, expected) => {
  expect(packageNameFor(name)).toBe(expected);
});
