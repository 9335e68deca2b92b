import { expect, it } from 'vitest';
import { safeFileName } from './fileName';

it.each([
  ['Stock price', 'Stock price'],
  ['股价 预测', '股价 预测'],
  ['in/out: a\\b?', 'in-out- a-b-'],
  ['../../etc/passwd', '-..-etc-passwd'],
  ['  dots... ', 'dots'],
  ['tab\there\r\n', 'tab-here-'],
  ['', 'Untitled'],
  ['...', 'Untitled'],
  ['CON', '_CON'],
  ['nul.seqloom', '_nul.seqloom'],
  ['nul .txt', '_nul .txt'],
  ['COM¹', '_COM¹'],
  ['lpt³.csv', '_lpt³.csv'],
  ['CONIN$', '_CONIN$'],
  ['Console', 'Console'],
  ['half \ud83e of a pair', 'half - of a pair'],
  ['evil\u202egnp.exe\u2066', 'evil-gnp.exe-'],
  ['a\u2028b', 'a-b'],
])('makes of %j the name %j', (title, name) => {
  expect(safeFileName(title)).toBe(name);
});

it.each(['x', 'é', '网', '🧶'])('shortens a title that a file system would refuse: %s', (letter) => {
  const name = safeFileName(letter.repeat(500));
  expect(name).toBe(letter.repeat(180 / Buffer.byteLength(letter)));
});
