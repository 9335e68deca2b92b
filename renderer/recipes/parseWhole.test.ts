import { expect, it } from 'vitest';
import { parseWhole } from './parseWhole';

it('reads whole numbers within bounds and nothing else', () => {
  expect(parseWhole(' 30 ', 1, 100_000)).toBe(30);
  expect(parseWhole('0', 0, 10)).toBe(0);
  for (const text of ['', '0', '3.5', '-2', '1e3', '100001', 'ten']) expect(parseWhole(text, 1, 100_000)).toBeNull();
});
