import { expect, it } from 'vitest';
import { recordingsRecipe, recordingsTable, slopes } from '../../testing/recordings';
import { EMPTY_SEQUENCE_RECIPE } from './recipe';
import { sequenceFacts } from './sequenceFacts';

const of = (values: readonly number[], label: string, part: string, name: string) => ({ name, label, part, values });

it('counts recordings, their steps, and the samples of each class in each part', () => {
  const facts = sequenceFacts(recordingsTable(slopes(20)), recordingsRecipe());
  expect(facts).toEqual({
    recordings: 20,
    steps: { least: 6, median: 8, most: 11 },
    recordingsOf: { train: 12, validation: 4, test: 4 },
    samplesOf: { train: 12, validation: 4, test: 4 },
    classes: [
      { name: 'down', samplesOf: { train: 6, validation: 2, test: 2 } },
      { name: 'up', samplesOf: { train: 6, validation: 2, test: 2 } },
    ],
  });
});

it('counts windows, and those of a class that training never shows apart', () => {
  const table = recordingsTable([
    of([1, 2, 3, 4, 5], 'up', 'train', 'a'),
    of([5, 4, 3], 'down', 'train', 'b'),
    of([1, 1, 1, 1], 'level', 'test', 'c'),
  ]);
  const recipe = recordingsRecipe({
    parts: 'part',
    samples: 'windows',
    length: 3,
    stride: 1,
    split: { train: 1, validation: 0 },
  });
  expect(sequenceFacts(table, recipe).classes).toEqual([
    { name: 'down', samplesOf: { train: 1, validation: 0, test: 0 } },
    { name: 'up', samplesOf: { train: 3, validation: 0, test: 0 } },
    { name: null, samplesOf: { train: 0, validation: 0, test: 2 } },
  ]);
});

it('counts nothing where no column tells recordings', () => {
  expect(sequenceFacts(recordingsTable(slopes(4)), EMPTY_SEQUENCE_RECIPE)).toMatchObject({
    recordings: 0,
    steps: { least: 0, median: 0, most: 0 },
    classes: [],
  });
});
