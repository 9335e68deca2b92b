import { expect, test } from 'vitest';
import { closestWord } from './closestWord';

const COMMANDS = ['train', 'predict', 'export', 'describe'];

test.each([
  ['trian', 'train'],
  ['tain', 'train'],
  ['desc', 'describe'],
  ['predicts', 'predict'],
  ['exprot', 'export'],
])('%s was meant as %s', (word, meant) => {
  expect(closestWord(word, COMMANDS)).toBe(meant);
});

test.each(['', 'x', 'build', 'serve'])('%j is like none of them', (word) => {
  expect(closestWord(word, COMMANDS)).toBeNull();
});
