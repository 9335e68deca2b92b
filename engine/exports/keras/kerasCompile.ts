import type { PlannedOutput } from '../../plan/modelPlan';
import type { LossName } from '../../layers/target';
import type { TrainingSettings } from '../../training/settings';
import { type Bracketed, bracketLines } from '../../emit/python/pythonText';

/** Keras's short names, as textbooks write them. Its Huber loss has δ = 1, as ours. */
const LOSSES: Readonly<Record<LossName, string>> = {
  meanSquaredError: 'mse',
  meanAbsoluteError: 'mae',
  huber: 'huber',
  binaryCrossentropy: 'binary_crossentropy',
  categoricalCrossentropy: 'categorical_crossentropy',
};

interface KerasOptimizer {
  readonly className: string;
  readonly learningRate: number;
}

/** Keras's classes and their own learning rates; all other figures of theirs are the app's. */
const OPTIMIZERS: Readonly<Record<TrainingSettings['optimizer'], KerasOptimizer>> = {
  adam: { className: 'Adam', learningRate: 0.001 },
  rmsprop: { className: 'RMSprop', learningRate: 0.001 },
  sgd: { className: 'SGD', learningRate: 0.01 },
};

/** The lines that compile `model` with the project's losses and optimiser. */
export function compileLines(outputs: readonly PlannedOutput[], training: TrainingSettings, indent: string): string[] {
  const { optimizer, learningRate, momentum, clipNorm } = training;
  const keras = OPTIMIZERS[optimizer];
  const options = [
    ...(learningRate === keras.learningRate ? [] : [`learning_rate=${learningRate}`]),
    ...(optimizer === 'sgd' && momentum > 0 ? [`momentum=${momentum}`] : []),
  ];
  const losses = outputs.map((output) => `"${LOSSES[output.loss]}"`);
  const loss = losses.length === 1 ? `loss=${losses[0] ?? ''}` : { before: 'loss=[', items: losses, after: ']' };
  const made: string | Bracketed =
    options.length === 0
      ? `optimizer="${optimizer}"`
      : { before: `optimizer=keras.optimizers.${keras.className}(`, items: options, after: ')' };
  return [
    ...bracketLines({ before: 'model.compile(', items: [loss, made], after: ')' }, indent),
    ...(clipNorm > 0
      ? [
          `${indent}# A longer gradient is cut to this norm (Pascanu, Mikolov and Bengio 2013).`,
          `${indent}model.optimizer.global_clipnorm = ${floatText(clipNorm)}`,
        ]
      : []),
  ];
}

/** A number as Python writes a float. */
function floatText(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}
