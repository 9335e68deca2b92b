import type { LossName } from '../../layers/target';
import type { TrainingSettings } from '../../training/settings';
import type { SavedObject } from '../../emit/keras/dialects';

const LOSSES: Readonly<Record<LossName, string>> = {
  meanSquaredError: 'mean_squared_error',
  meanAbsoluteError: 'mean_absolute_error',
  huber: 'huber',
  binaryCrossentropy: 'binary_crossentropy',
  categoricalCrossentropy: 'categorical_crossentropy',
};

/** A loss of ours under Keras's name. */
export function kerasLoss(name: LossName): string {
  return LOSSES[name];
}

const OPTIMIZERS: Readonly<Record<TrainingSettings['optimizer'], string>> = {
  adam: 'Adam',
  rmsprop: 'RMSprop',
  sgd: 'SGD',
};

function ownOptions({ optimizer, momentum }: TrainingSettings): SavedObject {
  if (optimizer === 'adam') return { beta_1: 0.9, beta_2: 0.999, epsilon: 1e-7, amsgrad: false };
  if (optimizer === 'rmsprop') return { rho: 0.9, momentum: 0, epsilon: 1e-7, centered: false };
  // Keras takes no whole number here, and JSON knows no other kind of 0, which is Keras's default.
  return { ...(momentum > 0 && { momentum }), nesterov: false };
}

/** The project's optimiser with its settings, by Keras's names. */
function optimizerConfig(training: TrainingSettings): {
  readonly className: string;
  readonly config: SavedObject;
} {
  return {
    className: OPTIMIZERS[training.optimizer],
    config: {
      name: training.optimizer,
      learning_rate: training.learningRate,
      ...ownOptions(training),
    },
  };
}

/** What Keras 3 compiles the model with when it loads it, so that it can be trained on. One loss for each output. */
export function compileConfig(training: TrainingSettings, losses: readonly LossName[]): SavedObject {
  const { className, config } = optimizerConfig(training);
  const clipping = {
    clipnorm: null,
    clipvalue: null,
    global_clipnorm: training.clipNorm > 0 ? training.clipNorm : null,
  };
  const named = losses.map(kerasLoss);
  return {
    optimizer: {
      module: 'keras.optimizers',
      class_name: className,
      config: { ...config, weight_decay: null, ...clipping },
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
