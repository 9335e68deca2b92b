import { makeProblem, type Problem } from '../problem/problem';
import type { Phrase } from '../text/phrase';
import type { TrainingSettings } from './settings';

interface SettingRule {
  readonly key: keyof TrainingSettings;
  readonly expected: Phrase;
  readonly holds: (value: number) => boolean;
}

const wholeNumber = (key: keyof TrainingSettings, min: number, max: number, expected?: Phrase): SettingRule => ({
  key,
  expected: expected ?? { code: 'expected.integerRange', values: { min, max } },
  holds: (value) => Number.isInteger(value) && value >= min && value <= max,
});

const finite = (value: number): boolean => value >= 0 && value < Number.POSITIVE_INFINITY;

const RULES: readonly SettingRule[] = [
  { key: 'learningRate', expected: { code: 'expected.learningRate' }, holds: (value) => value > 0 && value <= 10 },
  { key: 'momentum', expected: { code: 'expected.momentum' }, holds: (value) => value >= 0 && value < 1 },
  wholeNumber('epochs', 1, 100_000),
  wholeNumber('batchSize', 1, 65_536),
  wholeNumber('seed', 0, 2 ** 32 - 1),
  { key: 'clipNorm', expected: { code: 'expected.positiveOrOff' }, holds: finite },
  wholeNumber('patience', 0, 100_000, { code: 'expected.integerOrOff' }),
  { key: 'minDelta', expected: { code: 'expected.notNegative' }, holds: finite },
];

/** What is wrong with training settings, all at once. */
export function checkSettings(settings: TrainingSettings): Problem[] {
  return RULES.flatMap((rule) => {
    const value = settings[rule.key];
    if (typeof value === 'number' && rule.holds(value)) return [];
    const label: Phrase = { code: `training.${rule.key}` };
    const values = { label, expected: rule.expected, received: String(value) };
    return [makeProblem('training.setting', values, { path: `training.${rule.key}` })];
  });
}
