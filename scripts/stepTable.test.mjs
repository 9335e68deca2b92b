import { expect, it } from 'vitest';
import { stepTable } from './stepTable.mjs';

it('tells how long each step took, which failed, and how long all took', () => {
  expect(
    stepTable([
      { name: 'lint', ok: true, elapsedMs: 59_600 },
      { name: 'unit tests', ok: false, elapsedMs: 605_000 },
    ]),
  ).toEqual(['ok     lint        1:00', 'FAILED unit tests 10:05', 'FAILED all        11:05']);
});
