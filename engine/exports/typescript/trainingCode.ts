import type { LossName } from '../../layers/target';
import type { TrainingSettings } from '../../training/settings';

/** What a loss is in `train.ts`: the lines of an entry of its table. */
const LOSSES: Readonly<Record<LossName, readonly string[]>> = {
  meanSquaredError: ['meanSquaredError: (truth, prediction) => tf.losses.meanSquaredError(truth, prediction),'],
  meanAbsoluteError: ['meanAbsoluteError: (truth, prediction) => tf.losses.absoluteDifference(truth, prediction),'],
  huber: ['huber: (truth, prediction) => tf.losses.huberLoss(truth, prediction),'],
  binaryCrossentropy: [
    'binaryCrossentropy: (truth, prediction) => {',
    '  const p = prediction.clipByValue(1e-7, 1 - 1e-7);',
    '  const likelihood = truth.mul(p.log()).add(tf.sub(1, truth).mul(tf.sub(1, p).log()));',
    '  return likelihood.mean().neg();',
    '},',
  ],
  categoricalCrossentropy: [
    'categoricalCrossentropy: (truth, prediction) => {',
    '  const p = prediction.clipByValue(1e-7, 1 - 1e-7);',
    '  return truth.mul(p.log()).sum(-1).mean().neg();',
    '},',
  ],
};

/** The losses of a project, each once. */
export function lossLines(losses: readonly LossName[]): string[] {
  return [...new Set(losses)].flatMap((loss) => LOSSES[loss]);
}

/** The expression that makes the optimizer of a project. */
export function optimizerCall({ optimizer, momentum }: TrainingSettings): string {
  const rate = 'settings.learningRate';
  if (optimizer === 'adam') return `tf.train.adam(${rate}, 0.9, 0.999, 1e-7)`;
  if (optimizer === 'rmsprop') return `tf.train.rmsprop(${rate}, 0.9, 0, 1e-7)`;
  return momentum > 0 ? `tf.train.momentum(${rate}, ${momentum})` : `tf.train.sgd(${rate})`;
}
