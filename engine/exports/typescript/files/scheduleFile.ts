import { findSchedule } from '../../../optimizers/schedules';
import type { TrainingSettings } from '../../../optimizers/trainingSettings';
import { lines, sections } from './sections';

const PARAMETERS = {
  step: 'step: number',
  stepsPerEpoch: 'stepsPerEpoch: number',
  losses: 'losses: readonly number[]',
} as const;

/** The statements that give the share of the learning rate, and what they read. */
function scheduleBody({ schedule, ...settings }: TrainingSettings) {
  const { share } = findSchedule(schedule).typescript({ schedule, ...settings });
  const used = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(share);
  const isWarm = settings.warmupEpochs > 0;
  const text = lines(
    isWarm && '  const warmUp = WARM_UP_EPOCHS * stepsPerEpoch;',
    isWarm && '  if (step < warmUp) return (LEARNING_RATE * (step + 1)) / warmUp;',
    used('steps') && `  const steps = EPOCHS * stepsPerEpoch${isWarm ? ' - warmUp' : ''};`,
    share !== '1' && `  const share = ${isWarm ? afterWarmUp(share) : share};`,
    `  return LEARNING_RATE${share === '1' ? '' : ' * share'};`,
  );
  const reads = (Object.keys(PARAMETERS) as (keyof typeof PARAMETERS)[]).filter((name) =>
    new RegExp(`\\b${name}\\b`).test(text),
  );
  return { text, reads, usesEpochs: used('steps') };
}

const afterWarmUp = (share: string): string =>
  share.replace(/\bstep\b/g, '(step - warmUp)').replace(/\blosses\b/g, 'losses.slice(WARM_UP_EPOCHS)');

/** What `setLearningRate` takes beside the optimizer. */
export function scheduleParameters(settings: TrainingSettings): readonly (keyof typeof PARAMETERS)[] {
  return scheduleBody(settings).reads;
}

/** On one line where it fits, as formatters have it. */
function signature(parameters: readonly string[]): string[] {
  const line = `export function setLearningRate(${parameters.join(', ')}): void {`;
  if (line.length <= 120) return [line];
  return ['export function setLearningRate(', ...parameters.map((parameter) => `  ${parameter},`), '): void {'];
}

/** `src/schedule.ts`: the learning rate of each training step. */
export function scheduleFile(settings: TrainingSettings): string {
  const { learningRate, epochs, warmupEpochs, schedule } = settings;
  const { constants, functions } = findSchedule(schedule).typescript(settings);
  const { text, reads, usesEpochs } = scheduleBody(settings);
  const parameters = reads.map((name) => PARAMETERS[name]).join(', ');
  return sections(
    "import * as tf from '@tensorflow/tfjs';",
    lines(
      `const LEARNING_RATE = ${learningRate};`,
      usesEpochs && `const EPOCHS = ${epochs};`,
      warmupEpochs > 0 && '/** The learning rate grows in equal steps over these epochs (Goyal et al. 2017). */',
      warmupEpochs > 0 && `const WARM_UP_EPOCHS = ${warmupEpochs};`,
      ...constants,
    ),
    functions !== undefined && functions,
    lines(
      '/** The learning rate of a step counted from 0, after epochs that came to these losses. */',
      `function learningRateOf(${parameters}): number {`,
      text,
      '}',
    ),
    lines(
      "/** Gives an optimizer the learning rate of a step; TensorFlow.js's own keep it to themselves. */",
      ...signature(['optimizer: tf.Optimizer', ...reads.map((name) => PARAMETERS[name])]),
      `  const learningRate = learningRateOf(${reads.join(', ')});`,
      '  if (optimizer instanceof tf.SGDOptimizer) optimizer.setLearningRate(learningRate);',
      '  else Object.assign(optimizer, { learningRate });',
      '}',
    ),
  );
}
