import { findOptimizer } from '../../optimizers';
import { findSchedule } from '../../optimizers/schedules';
import { hasConstantRate } from '../../optimizers/schedules/learningRate';
import type { TrainingSettings } from '../../optimizers/trainingSettings';
import type { Flags, Inserts } from './cutSource';

/** The settings that a program with a schedule reads beside those of every training. */
export function scheduleSettings(settings: TrainingSettings): Readonly<Record<string, number>> {
  const { learningRate, warmupEpochs } = settings;
  if (hasConstantRate(settings)) return {};
  return { learningRate, ...(warmupEpochs > 0 && { warmUpEpochs: warmupEpochs }) };
}

/** Which marked blocks concern the learning rate, told by what its schedule reads. */
export function scheduleFlags(settings: TrainingSettings): Flags {
  const reads = readsOf(findSchedule(settings.schedule).python(settings).share);
  const warmUp = settings.warmupEpochs > 0;
  return {
    schedule: !hasConstantRate(settings),
    warmUp,
    scheduleSteps: warmUp || reads('step'),
    scheduleEpochs: warmUp || reads('steps') || reads('steps_per_epoch'),
    scheduleLosses: reads('losses'),
    ratedSlots: findOptimizer(settings.optimizer).keras.ratedSlots !== undefined,
  };
}

/** The lines of the files `schedule.py`, and of what calls them, that schedule and optimizer decide. */
export function pythonSchedule(settings: TrainingSettings, validates: boolean): Inserts {
  const { constants, functions, share } = findSchedule(settings.schedule).python(settings);
  const { warmUp, scheduleEpochs, scheduleLosses } = scheduleFlags(settings);
  const reads = readsOf(share);
  const { ratedSlots = '' } = findOptimizer(settings.optimizer).keras;
  const behind = warmUp ? ' - warm_up' : '';
  const made = `Schedule(optimizer${scheduleEpochs ? ', len(train)' : ''})`;
  return {
    constants,
    functions: functions?.split('\n') ?? [],
    share: [
      ...(reads('step') ? [`step = self.step${behind}`] : []),
      ...(reads('steps') ? [`steps = SETTINGS["epochs"] * self.steps_per_epoch${behind}`] : []),
      ...(reads('steps_per_epoch') ? ['steps_per_epoch = self.steps_per_epoch'] : []),
      ...(reads('losses') ? [`losses = self.losses${warmUp ? '[SETTINGS["warmUpEpochs"] :]' : ''}`] : []),
      ...(share === '1'
        ? ['return SETTINGS["learningRate"]']
        : [`share = ${share}`, 'return SETTINGS["learningRate"] * share']),
    ],
    ratedSlots: [`for average in getattr(optimizer, "${ratedSlots}", []):`],
    epochLoss: [`self.losses.append((logs or {})["${validates ? 'val_loss' : 'loss'}"])`],
    schedule: [scheduleLosses ? `schedule = ${made}` : made],
    scheduleInit: [
      `def __init__(self, optimizer: torch.optim.Optimizer${scheduleEpochs ? ', steps_per_epoch: int' : ''}) -> None:`,
    ],
  };
}

/** The lines of `schedule.ts` that the schedule decides. */
export function typescriptSchedule(settings: TrainingSettings): Inserts {
  const { constants, functions, share } = findSchedule(settings.schedule).typescript(settings);
  const { warmUp = false, scheduleSteps, scheduleEpochs, scheduleLosses } = scheduleFlags(settings);
  const taken = [
    ...(scheduleSteps ? ['step'] : []),
    ...(scheduleEpochs ? ['stepsPerEpoch'] : []),
    ...(scheduleLosses ? ['losses'] : []),
  ];
  const given: Readonly<Record<string, string>> = {
    step: 'step: step++',
    stepsPerEpoch: 'stepsPerEpoch: Math.ceil(samples.length / settings.batchSize)',
    losses: 'losses',
  };
  return {
    scheduleConstants: [...constants, ...(functions === undefined ? [] : ['', ...functions.split('\n')])],
    rateOf: [`function learningRateOf({ ${taken.join(', ')} }: Place): number {`],
    share: [
      ...(readsOf(share)('steps')
        ? [`const steps = recipe.training.epochs * stepsPerEpoch${warmUp ? ' - warmUp' : ''};`]
        : []),
      ...(share === '1'
        ? ['return recipe.training.learningRate;']
        : [`const share = ${warmUp ? afterWarmUp(share) : share};`, 'return recipe.training.learningRate * share;']),
    ],
    setRate: [`setLearningRate(optimizer, { ${taken.map((name) => given[name]).join(', ')} });`],
  };
}

const afterWarmUp = (share: string): string =>
  share.replace(/\bstep\b/g, '(step - warmUp)').replace(/\blosses\b/g, 'losses.slice(recipe.training.warmUpEpochs)');

const readsOf =
  (code: string) =>
  (name: string): boolean =>
    new RegExp(`\\b${name}\\b`).test(code);
