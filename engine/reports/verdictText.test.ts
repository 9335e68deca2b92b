import { expect, test } from 'vitest';
import { EN } from '../locales/en';
import type { PhraseCode } from '../text/phrase';
import { makeWriter } from '../text/writer';
import type { Verdict } from './judge';
import { toneOf, verdictText } from './verdictText';

const baseline = (id: string, code: PhraseCode) => ({ id, name: { code }, metrics: {}, error: 1, skill: 0 });
const baselines = [baseline('lastValue', 'baseline.yesterday'), baseline('seasonal168', 'baseline.sameHourLastWeek')];
const ENGLISH = makeWriter(EN);

const say = (verdict: Verdict): string => verdictText({ verdict, measure: 'rmse', baselines }, ENGLISH);

test.each<[Verdict, string]>([
  [
    { kind: 'better', baseline: 'lastValue', ratio: 0.806 },
    'Better than the baselines: its RMSE is 19.4% lower than that of “same as yesterday”.',
  ],
  [
    { kind: 'equal', baseline: 'lastValue', ratio: 0.996 },
    'No better than the baseline “same as yesterday”: the errors are equal within 1%.',
  ],
  [
    { kind: 'undecided', baseline: 'lastValue', ratio: 0.98 },
    'Not shown to differ from the baseline “same as yesterday”: the errors differ by less than their uncertainty.',
  ],
  [
    { kind: 'worse', baseline: 'lastValue', ratio: 1.25 },
    'Worse than the baselines: its RMSE is 25% higher than that of “same as yesterday”.',
  ],
  [
    { kind: 'worse', baseline: 'lastValue', ratio: Infinity },
    'Worse than the baseline “same as yesterday”, which makes no error here.',
  ],
  [
    { kind: 'mixed', baseline: 'seasonal168', ratio: 1.1, beaten: 'lastValue', beatenRatio: 0.6 },
    'Its RMSE is 40% lower than that of “same as yesterday”, but 10% higher than that of “same hour last week”.',
  ],
  [
    { kind: 'copies', baseline: 'lastValue', ratio: 1.001 },
    'The model does little more than repeat the last value. Its RMSE is 0.1% higher than that of “same as yesterday”.',
  ],
  [
    { kind: 'copies', baseline: 'lastValue', ratio: 0.98 },
    'The model does little more than repeat the last value. Its RMSE is 2% lower than that of “same as yesterday”.',
  ],
  [
    { kind: 'copies', baseline: 'lastValue', ratio: 1.0001 },
    'The model does little more than repeat the last value. Its RMSE equals that of “same as yesterday”.',
  ],
  [
    { kind: 'copies', baseline: 'lastValue', ratio: Infinity },
    'The model does little more than repeat the last value. Worse than the baseline “same as yesterday”, which makes no error here.',
  ],
  [{ kind: 'unknown' }, 'There is no baseline to compare with here.'],
])('%o is said in a sentence', (verdict, sentence) => {
  expect(say(verdict)).toBe(sentence);
});

test('the compared error is named', () => {
  const verdict: Verdict = { kind: 'better', baseline: 'lastValue', ratio: 0.5 };
  expect(verdictText({ verdict, measure: 'errorRate', baselines }, ENGLISH)).toMatch(/its error rate is 50% lower/);
});

test('no news is good but a model that is better', () => {
  const tone = (kind: 'better' | 'worse' | 'equal' | 'undecided' | 'copies') =>
    toneOf({ kind, baseline: 'lastValue', ratio: 1 });
  expect((['better', 'equal', 'undecided', 'worse', 'copies'] as const).map(tone)).toEqual([
    ...['good', 'neutral', 'neutral', 'bad', 'bad'],
  ]);
});
