import { describe, expect, it } from 'vitest';
import { counts, lineTable, linesByFolder } from './countLines.mjs';

describe('the lines that count', () => {
  it.each(['engine/layers/lstm.ts', 'renderer/ui/base.css', 'e2e/python/runCase.py', 'vite.config.ts', 'a/b.mjs'])(
    'are those of %s',
    (file) => expect(counts(file)).toBe(true),
  );

  it.each([
    'engine/layers/lstm.test.ts',
    'engine/testing/graphs.ts',
    'scripts/house/HouseCopy.mjs',
    'e2e/mainPath.spec.ts',
    'e2e/endurance/kill.endurance.ts',
    'e2e/python/test_keras.py',
    'README.md',
    'package.json',
  ])('are not those of %s', (file) => expect(counts(file)).toBe(false));
});

describe('the table of lines', () => {
  const before = linesByFolder([
    { file: 'engine/layers/a.ts', text: 'one\ntwo\n' },
    { file: 'engine/index.ts', text: 'one' },
    { file: 'cli/bin/b.mjs', text: 'one\n' },
  ]);
  const after = linesByFolder([
    { file: 'engine/layers/tfjs/a.ts', text: 'one\n' },
    { file: 'vite.config.ts', text: 'one\ntwo\nthree\n' },
  ]);

  it('has a line for each folder and for their sum', () => {
    expect(lineTable([{ name: 'now', lines: before }])).toEqual([
      '               now',
      'cli              1',
      'engine           1',
      'engine/layers    2',
      'all              4',
    ]);
  });

  it('tells the difference of two states', () => {
    expect(
      lineTable([
        { name: 'old', lines: before },
        { name: 'now', lines: after },
      ]),
    ).toEqual([
      '               old  now    ',
      '.                0    3  +3',
      'cli              1    0  −1',
      'engine           1    0  −1',
      'engine/layers    2    1  −1',
      'all              4    4  +0',
    ]);
  });
});
