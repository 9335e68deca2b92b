import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../tensors/tf';
import type { TrainingSettings } from '../training/settings';

/** Keras's default, so that runs can be compared. */
const EPSILON = 1e-7;

/**
 * The optimiser of the settings with Keras's constants: Adam (Kingma and Ba 2015; β₁ 0.9, β₂ 0.999), RMSprop (Tieleman
 * and Hinton 2012; ρ 0.9) or stochastic gradient descent with momentum.
 */
export function makeOptimizer(tf: Tf, settings: TrainingSettings): tfjs.Optimizer {
  const { learningRate } = settings;
  switch (settings.optimizer) {
    case 'adam':
      return tf.train.adam(learningRate, 0.9, 0.999, EPSILON);
    case 'rmsprop':
      return tf.train.rmsprop(learningRate, 0.9, 0, EPSILON);
    case 'sgd':
      return settings.momentum > 0 ? tf.train.momentum(learningRate, settings.momentum) : tf.train.sgd(learningRate);
  }
}
