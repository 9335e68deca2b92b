import type { PlannedOutput } from '../../plan/modelPlan';
import { findLoss } from '../../losses';
import type { KerasLoss } from '../../losses/defineLoss';
import { findOptimizer } from '../../optimizers';
import type { TrainingSettings } from '../../optimizers/trainingSettings';
import { type Bracketed, bracketLines } from '../../emit/python/pythonText';

/** The functions that the losses of a model name and Keras does not have, each as its lines. */
export function lossFunctions(outputs: readonly PlannedOutput[]): readonly (readonly string[])[] {
  const named = outputs.flatMap(({ loss, lossParams }) => {
    const { name, source } = findLoss(loss).keras(lossParams);
    return source ? [[name, source] as const] : [];
  });
  return [...new Map(named).values()];
}

/** The lines that compile `model` with the project's losses and optimizer. */
export function compileLines(outputs: readonly PlannedOutput[], training: TrainingSettings, indent: string): string[] {
  const { optimizer, learningRate, clipNorm } = training;
  const { keras } = findOptimizer(optimizer);
  const options = Object.entries({ learning_rate: learningRate, ...keras.args(training) })
    .filter(([name, value]) => value !== keras.defaults[name])
    .map(([name, value]) => `${name}=${floatText(value)}`);
  const losses = outputs.map(({ loss, lossParams }) => lossText(findLoss(loss).keras(lossParams)));
  const loss = losses.length === 1 ? `loss=${losses[0] ?? ''}` : { before: 'loss=[', items: losses, after: ']' };
  const made: string | Bracketed =
    options.length === 0
      ? `optimizer="${keras.className.toLowerCase()}"`
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

function lossText({ name, className, args = {}, source }: KerasLoss): string {
  if (source) return name;
  if (!className) return `"${name}"`;
  const written = Object.entries(args).map(([arg, value]) => `${arg}=${value}`);
  return `keras.losses.${className}(${written.join(', ')})`;
}

/** A number as Python writes a float. */
function floatText(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}
