import { expect, test } from 'vitest';
import { EN } from '../locales/en';
import type { PhraseCode } from '../text/phrase';
import { makeWriter } from '../text/writer';
import type { Against, Verdict } from './judge';
import { toneOf, verdictText } from './verdictText';

const baseline = (id: string, code: PhraseCode) => ({ id, name: { code }, metrics: {}, errors: {}, comparisons: [] });
const baselines = [baseline('lastValue', 'baseline.yesterday'), baseline('mean', 'baseline.mean')];
type Kind = Exclude<Verdict['kind'], 'unknown'>;

const rmse = (ratio: number, interval: Against['interval'] = null): Against => ({
  ...{ measure: 'rmse', baseline: 'lastValue' },
  ...{ ratio, interval },
});
const say = (kind: Kind, ...against: Against[]): string =>
  verdictText({ verdict: { kind, against }, baselines, leaks: ['tomorrow'] }, makeWriter(EN));

test.each<[Kind, Against[], string]>([
  [
    'better',
    [rmse(0.806, [0.75, 0.88]), { ...rmse(0.9, [0.85, 0.95]), measure: 'mae', baseline: 'mean' }],
    'Better than every baseline: RMSE 19.4% lower than “same as yesterday” (95% interval: 12% lower to 25% lower), MAE 10% lower than “mean of the training part” (95% interval: 5% lower to 15% lower).',
  ],
  ['equal', [rmse(0.996)], 'No better than the best baseline: RMSE 0.4% lower than “same as yesterday”.'],
  [
    'undecided',
    [rmse(0.98, [0.95, 1.01])],
    'Not shown to be better than the best baseline: RMSE 2% lower than “same as yesterday” (95% interval: 1% higher to 5% lower).',
  ],
  ['worse', [rmse(1.25)], 'Worse than the best baseline: RMSE 25% higher than “same as yesterday”.'],
  ['worse', [rmse(Infinity)], 'Worse than the best baseline: RMSE of “same as yesterday” is zero here.'],
  [
    'copies',
    [rmse(1.0001)],
    'No better, and little more than a repetition of the last value: RMSE equal to “same as yesterday”.',
  ],
  [
    'mean',
    [rmse(1.02)],
    'No better, and little more than the mean of the training part: RMSE 2% higher than “same as yesterday”.',
  ],
  ['few', [rmse(0.5)], 'Too few samples to judge (at least 30 are needed): RMSE 50% lower than “same as yesterday”.'],
  [
    'leaks',
    [rmse(0.1)],
    'Not to be trusted, since tomorrow tells the answer: RMSE 90% lower than “same as yesterday”.',
  ],
])('%s is said in a sentence', (kind, against, sentence) => {
  expect(say(kind, ...against)).toBe(sentence);
});

test('what cannot be compared is said too', () => {
  const verdict: Verdict = { kind: 'unknown' };
  expect(verdictText({ verdict, baselines, leaks: [] }, makeWriter(EN))).toBe(
    'There is no baseline to compare with here.',
  );
});

test('no news is good but a model that is better', () => {
  const tone = (kind: Kind) => toneOf({ kind, against: [] });
  expect((['better', 'equal', 'undecided', 'few', 'worse', 'copies', 'mean', 'leaks'] as const).map(tone)).toEqual([
    ...['good', 'neutral', 'neutral', 'neutral', 'bad', 'bad', 'bad', 'bad'],
  ]);
});
