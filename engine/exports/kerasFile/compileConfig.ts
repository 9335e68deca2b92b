import { type ChosenLoss, findLoss } from '../../losses';
import { findOptimizer } from '../../optimizers';
import type { TrainingSettings } from '../../optimizers/trainingSettings';
import type { SavedObject } from '../../emit/keras/dialects';

/**
 * What Keras 3 compiles the model with when it loads it, so that it can be trained on; null where it lacks a loss, so that the
 * model could not be loaded. One loss for each output.
 */
export function compileConfig(training: TrainingSettings, losses: readonly ChosenLoss[]): SavedObject | null {
  const named = losses.map(savedLoss);
  if (named.includes(null)) return null;
  const { id, keras } = findOptimizer(training.optimizer);
  const own: Readonly<Record<string, unknown>> = { ...keras.args(training), ...keras.saved };
  const clipping = {
    clipnorm: null,
    clipvalue: null,
    global_clipnorm: training.clipNorm > 0 ? training.clipNorm : null,
  };
  return {
    optimizer: {
      module: 'keras.optimizers',
      class_name: keras.className,
      config: {
        name: id.toLowerCase(),
        learning_rate: asFloat(training.learningRate),
        ...own,
        weight_decay: own.weight_decay ?? null,
        ...clipping,
      },
      registered_name: null,
    },
    loss: named.length === 1 ? named[0] : named,
    loss_weights: null,
    metrics: null,
    weighted_metrics: null,
    run_eagerly: false,
    steps_per_execution: 1,
    jit_compile: false,
  };
}

/** Keras refuses a learning rate that JSON spells as a whole number: the next number is one that it takes. */
const asFloat = (rate: number): number => (Number.isInteger(rate) ? rate * (1 + Number.EPSILON) : rate);

/** A loss as Keras saves it: by its name, or as an object where its parameters are not Keras's own. */
function savedLoss({ loss, lossParams }: ChosenLoss): SavedObject | string | null {
  const definition = findLoss(loss);
  const { className, args, source } = definition.keras(lossParams);
  if (!className || source) return definition.saved.keras;
  const config = { reduction: 'sum_over_batch_size', name: definition.saved.keras, ...args };
  return { module: 'keras.losses', class_name: className, config, registered_name: null };
}
