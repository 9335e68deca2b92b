import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { exportCase } from './cases/exportCase.mjs';
import { languageCase } from './cases/languageCase.mjs';
import { layerCase } from './cases/layerCase.mjs';
import { lossCase } from './cases/lossCase.mjs';
import { metricCase } from './cases/metricCase.mjs';
import { panelCase } from './cases/panelCase.mjs';
import { taskCase } from './cases/taskCase.mjs';
import { HouseCopy } from './HouseCopy.mjs';

// Whoever adds one thing touches its file or folder, its line in a list and its words: all else is derived. Here made-up
// things are added to a copy of the sources, which must compile, pass the tests that loop over their list, and show them.

vi.setConfig({ testTimeout: 600_000 });

const CASES = [layerCase, lossCase, metricCase, taskCase, exportCase, panelCase, languageCase];
/** An import and an entry. */
const LINES_OF_LIST = 2;

const copy = new HouseCopy();
afterAll(() => copy.remove());

/** What each addition touches, for the reader of the test. */
beforeAll(() => {
  const lengthOf = (list) => [...list].length;
  console.table(
    Object.fromEntries(
      touched.map(({ name, touched: { places, lists, languages } }) => [
        name,
        {
          'new files or folders': lengthOf(places),
          'lists, a line each': lengthOf(lists),
          'words, a file of each language': languages.length,
        },
      ]),
    ),
  );
});

const touched = CASES.map((one) => ({ ...one, touched: copy.addition(one.add) }));
const probes = CASES.map(({ name, probe }) => {
  const file = `house/${name.replaceAll(' ', '-')}.test.ts`;
  copy.write(file, probe);
  return file;
});

describe.each(touched)('$name', ({ places, lists, words, touched: { places: made, lists: edited, languages } }) => {
  it('is one file or folder', () => {
    expect([...made]).toHaveLength(places);
  });

  it('and its line in a list', () => {
    expect([...edited.keys()]).toHaveLength(lists);
    expect([...edited].filter(([, lines]) => lines > LINES_OF_LIST)).toEqual([]);
  });

  it('and its words, in one file of each language', () => {
    expect(languages.length > 0).toBe(words);
    expect(new Set(languages).size).toBe(languages.length);
  });
});

it.each(['engine', 'renderer', 'cli'])('the types of %s hold with all of them', async (project) => {
  expect(await copy.checkTypes(project)).toBe('');
});

it('each is where its kind is listed, and passes the tests of its kind', async () => {
  expect(await copy.runTests([...probes, ...CASES.flatMap(({ tests }) => tests)])).toBe('');
});
