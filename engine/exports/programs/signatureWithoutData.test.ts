import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { tableNamed } from '../../testing/projects';
import { withRecipe } from '../../testing/tables';
import { windowSignature } from '../../tasks/forecasting/windowSignature';
import { drawChain, type ExchangeCase, makeExchangeProject } from '../../testing/exchangeProject';
import { signatureWithoutData } from './signatureWithoutData';

const MOODS: ExchangeCase = {
  name: 'Moods',
  graph: drawChain(
    ['Input', 'input', { columns: ['load', 'warmth'] }],
    ['GRU', 'gru', { units: 2 }],
    ['Dense', 'dense', { units: 3, activation: 'softmax' }],
    ['Target', 'target', { loss: 'categoricalCrossentropy' }],
  ),
  recipe: { features: ['load', 'warmth', 'kind'], targets: ['mood'], calendar: ['hourOfDay'] },
};

test('what the training found in the data stands in for the data', async () => {
  const { project } = await makeExchangeProject(tf, MOODS);
  const ahead = { shape: [], axes: [] };
  expect(signatureWithoutData(project)).toMatchObject({
    inputs: [
      { name: 'load', kind: 'number', shape: [6], axes: ['time'] },
      { name: 'warmth', kind: 'number' },
      { name: 'kind', kind: 'category', cardinality: 4 },
      { name: expect.stringContaining('hour') as string, kind: 'number' },
      { name: expect.stringContaining('hour') as string, kind: 'number' },
    ],
    targets: [
      {
        ...ahead,
        name: 'mood',
        kind: 'category',
        classes: expect.arrayContaining(['calm', 'rising', 'wild']) as string[],
      },
    ],
  });
});

test('nothing is said of a column that the training has no figures of, or without a training', async () => {
  const { project } = await makeExchangeProject(tf, MOODS);
  expect(signatureWithoutData(withRecipe(project, { features: ['pause'] }))).toBeNull();
  expect(signatureWithoutData({ ...project, trained: null })).toBeNull();
});

test('a model from elsewhere expects what its file says, until it has data', async () => {
  const { project } = await makeExchangeProject(tf, MOODS);
  const features = [{ name: 'feature_1', kind: 'number' as const }];
  const expects = windowSignature({ lookback: 3, horizon: 1, features, targets: [] });
  const imported = { ...project, trained: null, assets: [], expects };
  expect(signatureWithoutData(imported)).toBe(expects);
  expect(signatureWithoutData({ ...imported, assets: [tableNamed('hours.csv')] })).toBeNull();
});
