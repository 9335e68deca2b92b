import {
  advancedSwitch,
  defaultParams,
  isInRange,
  isUsed,
  type ParamSchema,
  type ParamSchemas,
  type ParamsOf,
  paramsOfChoices,
} from '../graph/paramSchema';
import { makeProblem, type Problem } from '../problem/problem';
import type { Phrase } from '../text/phrase';
import { epochsParam } from './defineOptimizer';
import { type OptimizerName, OPTIMIZERS } from './index';
import { type ScheduleName, SCHEDULES } from './schedules';

const ENDLESS = Number.MAX_VALUE;

const RATE_PARAMS = {
  learningRate: { kind: 'number', default: 0.001, min: 0, max: 10, open: 'min', step: 0.0005 },
} as const satisfies ParamSchemas;

const LOOP_PARAMS = {
  warmupEpochs: { ...epochsParam(0, 0), advanced: true },
  epochs: epochsParam(20, 1),
  batchSize: { kind: 'integer', default: 64, min: 1, max: 65_536, step: 8 },
  patience: epochsParam(5, 0),
  warmStart: { kind: 'boolean', default: false },
  shuffle: advancedSwitch(true),
  seed: { kind: 'integer', default: 42, min: 0, max: 2 ** 32 - 1, advanced: true },
  clipNorm: {
    kind: 'number',
    default: 1,
    min: 0,
    max: ENDLESS,
    step: 0.5,
    // Pascanu, Mikolov and Bengio 2013.
    advanced: true,
  },
  minDelta: { kind: 'number', default: 0, min: 0, max: ENDLESS, step: 0.0001, advanced: true },
} as const satisfies ParamSchemas;

type KeysOf<T> = T extends T ? keyof T : never;
type HyperName = KeysOf<(typeof OPTIMIZERS)[number]['params']> | KeysOf<(typeof SCHEDULES)[number]['params']>;

/** How a model is trained. Plain data, saved with the project: every setting of every optimizer and schedule has a place. */
export type TrainingSettings = { readonly optimizer: OptimizerName; readonly schedule: ScheduleName } & Readonly<
  Record<HyperName, number>
> &
  ParamsOf<typeof RATE_PARAMS> &
  ParamsOf<typeof LOOP_PARAMS>;

const choiceOf = (items: readonly { readonly id: string }[]): ParamSchema => ({
  kind: 'choice',
  default: items[0]?.id ?? '',
  options: items.map(({ id }) => id),
});

/** Every setting, in the order of the form: how it looks and what it may hold. */
export const TRAINING_PARAMS: Readonly<Record<keyof TrainingSettings, ParamSchema>> = {
  optimizer: choiceOf(OPTIMIZERS),
  ...RATE_PARAMS,
  ...paramsOfChoices('optimizer', OPTIMIZERS),
  schedule: choiceOf(SCHEDULES),
  ...paramsOfChoices('schedule', SCHEDULES),
  ...LOOP_PARAMS,
} as Record<keyof TrainingSettings, ParamSchema>;

export const DEFAULT_TRAINING = defaultParams(TRAINING_PARAMS) as unknown as TrainingSettings;

const NAMES = Object.keys(TRAINING_PARAMS) as (keyof TrainingSettings)[];

/** Whether two trainings are set alike in everything. */
export function sameSettings(a: TrainingSettings, b: TrainingSettings): boolean {
  return NAMES.every((name) => a[name] === b[name]);
}

/** The settings that count: of the hyperparameters those of the chosen optimizer and schedule. */
export function usedSettings(settings: TrainingSettings): readonly (keyof TrainingSettings)[] {
  return NAMES.filter((name) => isUsed(TRAINING_PARAMS[name], settings));
}

/** What is wrong with training settings, all at once. */
export function checkSettings(settings: TrainingSettings): Problem[] {
  return NAMES.flatMap((name) => {
    const schema = TRAINING_PARAMS[name];
    const value = settings[name];
    if (fits(value, schema)) return [];
    const label: Phrase = { code: `setting.${name}` };
    const values = { label, expected: expectedValue(schema), received: String(value) };
    return [makeProblem('training.setting', values, { path: `training.${name}` })];
  });
}

function fits(value: unknown, schema: ParamSchema): boolean {
  switch (schema.kind) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'choice':
      return schema.options.some((option) => option === value);
    case 'integer':
      return Number.isInteger(value) && isInRange(value as number, schema);
    case 'number':
      return Number.isFinite(value) && isInRange(value as number, schema);
    default:
      return false;
  }
}

function expectedValue(schema: ParamSchema): Phrase {
  if (schema.kind === 'integer') return { code: 'expected.integerRange', values: { min: schema.min, max: schema.max } };
  if (schema.kind !== 'number') return { code: 'expected.choice' };
  const { min, max, open } = schema;
  if (max === ENDLESS) return { code: 'expected.atLeast', values: { min } };
  if (open === 'min') return { code: 'expected.above', values: { min, max } };
  return { code: open === 'max' ? 'expected.below' : 'expected.range', values: { min, max } };
}
