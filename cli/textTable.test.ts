import { expect, test } from 'vitest';
import { plainText, screenWidth, textTable } from './textTable';

test('columns are aligned on the screen, also with letters of double width', () => {
  const table = textTable(
    [
      ['收盘价', 'MAE'],
      ['the model', '1.5'],
      ['é', '22.0'],
    ],
    'lr',
  );
  expect(table).toBe(['收盘价      MAE', '─────────  ────', 'the model   1.5', 'é          22.0', ''].join('\n'));
  const widths = table.trimEnd().split('\n').map(screenWidth);
  expect(new Set(widths)).toEqual(new Set([15]));
});

test('user text cannot move the cursor or turn the line around', () => {
  expect(plainText('a\u001b[2Jb\r\nc\u202ed\u2028e')).toBe('a [2Jb c d e');
});
