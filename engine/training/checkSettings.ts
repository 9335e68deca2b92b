import { makeProblem, type Problem } from '../problem/problem';
import type { TrainingSettings } from './settings';

interface SettingRule {
  readonly key: keyof TrainingSettings;
  readonly label: string;
  readonly expected: string;
  readonly holds: (value: number) => boolean;
}

const whole = (from: number, to: number) => (value: number) => Number.isInteger(value) && value >= from && value <= to;

const RULES: readonly SettingRule[] = [
  {
    key: 'learningRate',
    label: 'The learning rate',
    expected: 'above 0 and at most 10',
    holds: (v) => v > 0 && v <= 10,
  },
  { key: 'momentum', label: 'Momentum', expected: 'from 0 to below 1', holds: (v) => v >= 0 && v < 1 },
  {
    key: 'epochs',
    label: 'The number of epochs',
    expected: 'a whole number from 1 to 100000',
    holds: whole(1, 100_000),
  },
  { key: 'batchSize', label: 'The batch size', expected: 'a whole number from 1 to 65536', holds: whole(1, 65_536) },
  { key: 'seed', label: 'The seed', expected: 'a whole number from 0 to 4294967295', holds: whole(0, 2 ** 32 - 1) },
  {
    key: 'clipNorm',
    label: 'The clip norm',
    expected: '0 (off) or a positive number',
    holds: (v) => v >= 0 && v < Number.POSITIVE_INFINITY,
  },
  { key: 'patience', label: 'Patience', expected: '0 (off) or a whole number', holds: whole(0, 100_000) },
  {
    key: 'minDelta',
    label: 'The least improvement',
    expected: '0 or a positive number',
    holds: (v) => v >= 0 && v < Number.POSITIVE_INFINITY,
  },
];

/** What is wrong with training settings, all at once. */
export function checkSettings(settings: TrainingSettings): Problem[] {
  return RULES.flatMap((rule) => {
    const value = settings[rule.key];
    if (typeof value === 'number' && rule.holds(value)) return [];
    const values = { label: rule.label, expected: rule.expected, received: String(value) };
    return [makeProblem('training.setting', values, { path: `training.${rule.key}` })];
  });
}
