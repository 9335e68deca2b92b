import type { PlannedOutput } from '../../plan/modelPlan';
import { findLoss } from '../../losses';
import type { KerasLoss } from '../../losses/defineLoss';
import { findOptimizer } from '../../optimizers';
import type { TrainingSettings } from '../../optimizers/trainingSettings';
import { PYTHON_LINE_WIDTH, pythonStatement } from '../../emit/python/pythonText';

/** The functions and classes that the losses of a model name and Keras does not have, each as its lines. */
export function lossFunctions(outputs: readonly PlannedOutput[]): readonly (readonly string[])[] {
  const named = outputs.flatMap(({ loss, lossParams }) => {
    const { name, source } = findLoss(loss).keras(lossParams);
    return source ? [[name, source] as const] : [];
  });
  return [...new Map(named).values()];
}

/**
 * The lines that compile `model` with the project's losses and optimizer. Of a model that learns from steps, a loss is the
 * mean over those that count, which sample weights say.
 */
export function compileLines(
  outputs: readonly PlannedOutput[],
  training: TrainingSettings,
  { indent, bySteps = false }: { readonly indent: string; readonly bySteps?: boolean },
): string[] {
  const { optimizer, learningRate, clipNorm } = training;
  const { keras } = findOptimizer(optimizer);
  const options = Object.entries({ learning_rate: learningRate, ...keras.args(training) })
    .filter(([name, value]) => value !== keras.defaults[name])
    .map(([name, value]) => `${name}=${floatText(value)}`);
  const losses = outputs.map(({ loss, lossParams }) => lossText(findLoss(loss).keras(lossParams), bySteps));
  const loss = `loss=${losses.length > 1 ? `[${losses.join(', ')}]` : (losses[0] ?? '')}`;
  const made = `optimizer=${
    options.length === 0
      ? `"${keras.className.toLowerCase()}"`
      : `keras.optimizers.${keras.className}(${options.join(', ')})`
  }`;
  const oneLine = `${indent}model.compile(${loss}, ${made})`;
  const items = [loss, made].flatMap((item) => pythonStatement(`${item},`, `${indent}    `));
  return [
    ...(oneLine.length <= PYTHON_LINE_WIDTH ? [oneLine] : [`${indent}model.compile(`, ...items, `${indent})`]),
    ...(clipNorm > 0
      ? [
          `${indent}# A longer gradient is cut to this norm (Pascanu, Mikolov and Bengio 2013).`,
          `${indent}model.optimizer.global_clipnorm = ${floatText(clipNorm)}`,
        ]
      : []),
  ];
}

function lossText({ name, className, args = {}, source }: KerasLoss, bySteps: boolean): string {
  if (source && !className) return name;
  if (!className && !bySteps) return `"${name}"`;
  const written = Object.entries(args).map(([arg, value]) => `${arg}=${value}`);
  if (bySteps) written.push('reduction="mean_with_sample_weight"');
  const known = name.replace(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase());
  const made = source ? className : `keras.losses.${className ?? known}`;
  return `${made}(${written.join(', ')})`;
}

function floatText(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}
