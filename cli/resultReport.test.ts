import { describe, expect, test } from 'vitest';
import type { EpochRecord, TargetEvaluation, TrainedModel, TrainingEnd } from '#engine';
import { endSentence, evaluationText, headline, resultData } from './resultReport';

const DAY = 86_400_000;
const empty = new Float64Array();
const yesterday = {
  name: 'lastValue',
  phrase: { code: 'baseline.yesterday' } as const,
  mae: 20.48,
  rmse: 36.86,
  skill: -0.0028,
  predicted: empty,
};
const close: TargetEvaluation = {
  column: 'close',
  kind: 'number',
  unit: 'USD',
  windowCount: 1736,
  horizon: 1,
  actual: empty,
  predicted: empty,
  times: Float64Array.of(0, 31 * DAY),
  hasTimes: true,
  mae: 20.43,
  rmse: 36.92,
  baselines: [
    yesterday,
    { ...yesterday, name: 'seasonal7', phrase: { code: 'baseline.seasonal', values: { count: 7 } }, skill: 0.8 },
  ],
  strongest: 0,
  copiesLastValue: false,
};
const colour: TargetEvaluation = {
  ...close,
  column: 'colour',
  kind: 'category',
  unit: '',
  classes: ['red', 'green'],
  accuracy: 0.75,
  baselines: [
    {
      ...yesterday,
      name: 'majorityClass',
      phrase: { code: 'baseline.majorityClass' } as const,
      accuracy: 0.5,
      skill: 0.5,
    },
  ],
};

const text = (...targets: TargetEvaluation[]): string => evaluationText({ part: 'test', targets });

describe('the report of a training', () => {
  test('shows the model beside each naive forecast, in the units of the data', () => {
    expect(text(close)).toBe(
      [
        'On the test part (1 736 windows, 1970-01-01 to 1970-02-01):',
        '',
        'close (USD)               MAE   RMSE  skill against it',
        '──────────────────────  ─────  ─────  ────────────────',
        'the model               20.43  36.92',
        'same as yesterday       20.48  36.86            -0.003',
        'same as 7 steps before  20.48  36.86            +0.800',
        '',
        'The model is no better than “same as yesterday” (skill -0.003).',
        '',
      ].join('\n'),
    );
  });

  test('says when the model merely copies the last value', () => {
    expect(text({ ...close, copiesLastValue: true })).toContain(
      'The model does little more than repeat the last value (skill -0.003 against “same as yesterday”).',
    );
  });

  test('says by how much the model beats the strongest naive forecast', () => {
    expect(text({ ...close, baselines: [{ ...yesterday, skill: 0.3456 }] })).toContain(
      'The model beats “same as yesterday”: its squared error is 34.6 % smaller.',
    );
    expect(text(colour)).toContain('its share of wrong classes is 50.0 % smaller.');
    expect(text(colour)).toContain('the model                     75.0 %');
  });

  test('says so when there is nothing to test on', () => {
    expect(text({ ...close, windowCount: 0 })).toBe('There are no windows to test the model on.\n');
  });
});

const record = (epoch: number, valLoss: number | null = 0.1): EpochRecord => ({
  epoch,
  loss: 0.2,
  valLoss,
  metrics: {},
  seconds: 2,
  sequencesPerSecond: 10,
});
const trained = (end: TrainingEnd, bestEpoch: number, history: readonly EpochRecord[]): TrainedModel => ({
  topology: {},
  weightSpecs: [],
  weightData: new Uint8Array(),
  scalers: {},
  vocabularies: {},
  history,
  end,
  bestEpoch,
  backend: 'wasm',
  fingerprint: '',
});

test.each([
  [
    trained('completed', 2, [record(1), record(2)]),
    'Trained all epochs. The weights of epoch 2 of 2 are kept, the best on the validation part.',
  ],
  [trained('completed', 1, [record(1, null)]), 'Trained all epochs. The weights of epoch 1 of 1 are kept.'],
  [trained('stopped', 0, []), 'Stopped by you. The weights as they were then are kept; no epoch was finished.'],
  [trained('diverged', 0, []), 'Stopped: the loss was no longer a number. No epoch was finished.'],
])('an end is told with the weights that are kept', (model, sentence) => {
  expect(endSentence(model)).toBe(sentence);
});

test('the result as data holds each target and each naive forecast', () => {
  const result = resultData(
    trained('completed', 1, [record(1), record(2)]),
    { part: 'test', targets: [close, colour] },
    [],
  );
  expect(result).toMatchObject({ kind: 'result', end: 'completed', epochs: 2, bestEpoch: 1, seconds: 4, part: 'test' });
  expect(result.targets).toEqual([
    {
      column: 'close',
      unit: 'USD',
      windows: 1736,
      horizon: 1,
      mae: 20.43,
      rmse: 36.92,
      baseline: 'lastValue',
      skill: -0.0028,
      copiesLastValue: false,
      baselines: [
        { name: 'lastValue', is: 'same as yesterday', mae: 20.48, rmse: 36.86, skill: -0.0028 },
        { name: 'seasonal7', is: 'same as 7 steps before', mae: 20.48, rmse: 36.86, skill: 0.8 },
      ],
    },
    expect.objectContaining({ column: 'colour', accuracy: 0.75, baseline: 'majorityClass', skill: 0.5 }),
  ]);
  expect(headline(null)).toEqual({ baseline: null, skill: null });
});
