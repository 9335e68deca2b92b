import type { ModelPlan } from '../../plan/modelPlan';
import type { TrainingSettings } from '../../training/settings';
import { kerasLoss } from '../kerasFile/compileConfig';
import type { SavedObject } from '../../emit/keras/dialects';

/** tf.js's optimisers under their own names, which are not all those of Keras. */
function optimizerConfig({ optimizer, learningRate, momentum }: TrainingSettings): SavedObject {
  const rate = { learning_rate: learningRate };
  if (optimizer === 'adam') return named('Adam', { ...rate, beta_1: 0.9, beta_2: 0.999, epsilon: 1e-7 });
  if (optimizer === 'rmsprop') {
    return named('RMSProp', { ...rate, decay: 0.9, momentum: 0, epsilon: 1e-7, centered: false });
  }
  return momentum > 0 ? named('Momentum', { ...rate, momentum, use_nesterov: false }) : named('SGD', rate);
}

const named = (className: string, config: SavedObject): SavedObject => ({ class_name: className, config });

/**
 * What tf.js compiles the model with when it loads it; null for a model with a Huber loss, which tf.js has none of, so that
 * it could not be loaded.
 */
export function trainingConfig({ outputs }: ModelPlan, training: TrainingSettings): SavedObject | null {
  if (outputs.some(({ loss }) => loss === 'huber')) return null;
  const losses = outputs.map(({ loss }) => kerasLoss(loss));
  return {
    loss: losses.length === 1 ? losses[0] : losses,
    metrics: [],
    optimizer_config: optimizerConfig(training),
  };
}
