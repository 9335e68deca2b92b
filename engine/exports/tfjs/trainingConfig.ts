import type { ModelPlan } from '../../plan/modelPlan';
import { findLoss } from '../../losses';
import { findOptimizer } from '../../optimizers';
import type { TrainingSettings } from '../../optimizers/trainingSettings';
import type { SavedObject } from '../../emit/keras/dialects';

/**
 * What tf.js compiles the model with when it loads it; null where it lacks a loss or the optimizer, so that the model could
 * not be loaded.
 */
export function trainingConfig({ outputs }: ModelPlan, training: TrainingSettings): SavedObject | null {
  const losses = outputs.map(({ loss }) => {
    const { keras, tfjs = keras } = findLoss(loss).saved;
    return tfjs;
  });
  const optimizer = findOptimizer(training.optimizer).savedTfjs(training);
  if (!optimizer || losses.includes(null)) return null;
  const { className, config } = optimizer;
  return {
    loss: losses.length === 1 ? losses[0] : losses,
    metrics: [],
    optimizer_config: { class_name: className, config: { learning_rate: training.learningRate, ...config } },
  };
}
