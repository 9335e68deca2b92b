import { describe, expect, test } from 'vitest';
import type { EpochRecord, TargetReport, TrainedModel, TrainingEnd } from '#engine';
import { classTarget, type MadeTarget, numberTarget, YESTERDAY } from '../engine/testing/reports';
import { endSentence, headline, reportText, resultData } from './resultReport';

const DAY = 86_400_000;
const close = (made: MadeTarget = {}): TargetReport =>
  numberTarget({
    ...{ name: 'close', unit: 'USD', sampleCount: 1736, mae: 20.43, rmse: 36.92 },
    at: { kind: 'time', values: Float64Array.of(0, 31 * DAY) },
    baselines: [
      { ...YESTERDAY, rmse: 36.86 },
      { id: 'seasonal7', name: { code: 'baseline.seasonal', values: { count: 7 } }, rmse: 80 },
    ],
    ...made,
  });
const color = classTarget(['red', 'green'], {
  ...{ name: 'color', actual: [0, 0, 1, 1], model: [0, 0, 1, 0] },
  baselines: [{ id: 'majorityClass', name: { code: 'baseline.majorityClass' }, values: [0, 0, 0, 0] }],
});

const text = (...targets: TargetReport[]): string => reportText({ part: 'test', targets });

describe('the report of a training', () => {
  test('shows the model beside each baseline, in the units of the data, and says what it is worth', () => {
    expect(text(close())).toBe(
      [
        'close, on 1,736 windows of the test part (1970-01-01 – 1970-02-01).',
        '',
        'close                   RMSE (USD)  MAE (USD)  RMSE better by  MAE better by',
        '──────────────────────  ──────────  ─────────  ──────────────  ─────────────',
        'model                        36.92      20.43',
        'same as yesterday            36.86      18.43           -0.2%         -10.9%',
        'same as 7 steps before       80.00      40.00          +53.9%         +48.9%',
        '',
        'Not shown to be better than the best baseline: RMSE 0.2% higher than “same as yesterday”, MAE 10.9% higher than “same as yesterday”.',
        '',
      ].join('\n'),
    );
  });

  test('shows classes with the confusion matrix and the scores of each class', () => {
    const shown = text(color);
    expect(shown).toContain('error rate 50% lower than “always the most common class”.');
    expect(shown).toMatch(/^model +75% +73.3%$/m);
    expect(shown).toMatch(/^actual ↓ predicted → +red +green$/m);
    expect(shown).toMatch(/^green +1 +1$/m);
    expect(shown).toMatch(/^Class +Precision +Recall +F1 +Samples$/m);
    expect(shown).toMatch(/^red +66.7% +100% +80% +2$/m);
  });

  test('says so when there is nothing to test on', () => {
    expect(text(close({ sampleCount: 0 }))).toBe('close: the test part has nothing to measure.\n');
  });

  test('lets no name move the cursor or change colors', () => {
    expect(text(close({ name: 'a\u001b[31mb' }))).not.toContain('\u001b');
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
  [trained('diverged', 0, []), 'Stopped: the loss diverged. No epoch was finished.'],
])('an end is told with the weights that are kept', (model, sentence) => {
  expect(endSentence(model)).toBe(sentence);
});

test('the result as data holds each target and each naive forecast', () => {
  const result = resultData(
    trained('completed', 1, [record(1), record(2)]),
    { part: 'test', targets: [close(), color] },
    [],
  );
  expect(result).toMatchObject({ kind: 'result', end: 'completed', epochs: 2, bestEpoch: 1, seconds: 4, part: 'test' });
  expect(result.targets).toMatchObject([
    {
      ...{ column: 'close', unit: 'USD', windows: 1736, horizon: 1, mae: 20.43, rmse: 36.92 },
      ...{ baseline: 'lastValue', betterBy: 1 - 36.92 / 36.86, copiesLastValue: false },
      verdict: {
        kind: 'undecided',
        against: [
          { measure: 'rmse', baseline: 'lastValue', ratio: 36.92 / 36.86 },
          { measure: 'mae', baseline: 'lastValue', ratio: 20.43 / 18.43 },
        ],
        text: expect.stringMatching(/^Not shown to be better/) as string,
      },
      baselines: [
        { name: 'lastValue', is: 'same as yesterday', mae: 18.43, rmse: 36.86 },
        { name: 'seasonal7', is: 'same as 7 steps before', mae: 40, rmse: 80 },
      ],
    },
    { column: 'color', accuracy: 0.75, baseline: 'majorityClass', betterBy: 0.5, verdict: { kind: 'few' } },
  ]);
  expect(headline(null)).toEqual({ baseline: null, betterBy: null });
});
