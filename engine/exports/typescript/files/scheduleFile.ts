import { findSchedule } from '../../../optimizers/schedules';
import type { TrainingSettings } from '../../../optimizers/trainingSettings';
import { lines, sections } from './sections';

/** `src/schedule.ts`: the learning rate of each training step. */
export function scheduleFile(settings: TrainingSettings): string {
  const { learningRate, epochs, warmupEpochs, schedule } = settings;
  const { constants, functions, share } = findSchedule(schedule).typescript(settings);
  const used = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(share);
  return sections(
    "import * as tf from '@tensorflow/tfjs';",
    lines(
      `const LEARNING_RATE = ${learningRate};`,
      used('steps') && `const EPOCHS = ${epochs};`,
      warmupEpochs > 0 && '/** The learning rate grows in equal steps over these epochs (Goyal et al. 2017). */',
      warmupEpochs > 0 && `const WARM_UP_EPOCHS = ${warmupEpochs};`,
      ...constants,
    ),
    functions !== undefined && functions,
    lines(
      '/** The learning rate of a step counted from 0, after epochs that came to these losses. */',
      'function learningRate(at: number, stepsPerEpoch: number, all: readonly number[]): number {',
      warmupEpochs > 0 && '  const warmUp = WARM_UP_EPOCHS * stepsPerEpoch;',
      warmupEpochs > 0 && '  if (at < warmUp) return (LEARNING_RATE * (at + 1)) / warmUp;',
      used('step') && `  const step = at${warmupEpochs > 0 ? ' - warmUp' : ''};`,
      used('losses') && `  const losses = ${warmupEpochs > 0 ? 'all.slice(WARM_UP_EPOCHS)' : 'all'};`,
      used('steps') && `  const steps = EPOCHS * stepsPerEpoch${warmupEpochs > 0 ? ' - warmUp' : ''};`,
      `  return LEARNING_RATE * (${share});`,
      '}',
    ),
    `/** Gives an optimizer the learning rate of a step; TensorFlow.js's own keep it to themselves. */
export function setLearningRate(
  optimizer: tf.Optimizer,
  step: number,
  stepsPerEpoch: number,
  losses: readonly number[],
): void {
  const rate = learningRate(step, stepsPerEpoch, losses);
  if (optimizer instanceof tf.SGDOptimizer) optimizer.setLearningRate(rate);
  else Object.assign(optimizer, { learningRate: rate });
}`,
  );
}
