import { pythonStatement } from '../../emit/python/pythonText';
import { type ChosenLoss, findLoss } from '../../losses';
import type { OptimizerCall } from '../../optimizers/defineOptimizer';

/**
 * The lines that take a batch apart and compute its loss, which is that of all outputs together. Of a model that learns from
 * steps, only those count that a batch says.
 */
export function lossLines(
  outputs: readonly ChosenLoss[],
  bySteps: boolean,
): Readonly<Record<'batch' | 'loss' | 'losses', string[]>> {
  const [counts, counted] = bySteps ? [', counts', '[counts]'] : ['', ''];
  const skip = bySteps ? ['    size = counts.sum().item()', '    if size == 0:', '        continue'] : [];
  const codes = outputs.map(({ loss, lossParams }) => findLoss(loss).torch(lossParams));
  const sources = [...new Set(codes.flatMap(({ source }) => source ?? []))];
  const losses = sources.flatMap((source, i) => [...(i === 0 ? [] : ['', '']), ...source.split('\n')]);
  const [first] = codes;
  if (first !== undefined && codes.length === 1) {
    const loss = statement(`loss = ${first.call(`model(*inputs)${counted}`, `target${counted}`)}`, EPOCH_INDENT);
    return { batch: [`for *inputs, target${counts} in batches:`, ...skip], loss, losses };
  }
  const targets = codes.map((_, i) => `target_${i + 1}`);
  const terms = codes.map(({ call }, i) => call(`outputs[${i}]${counted}`, `${targets[i] ?? ''}${counted}`));
  return {
    batch: [...statement(`for *inputs, ${targets.join(', ')}${counts} in batches:`, MAIN_INDENT), ...skip],
    loss: [
      'outputs = model(*inputs)',
      ...terms.flatMap((term, i) => statement(i === 0 ? `loss = ${term}` : `loss = loss + ${term}`, EPOCH_INDENT)),
    ],
    losses,
  };
}

/** The lines that make an optimizer. */
export function optimizerLines({ callee, args }: OptimizerCall): string[] {
  const all = ['model.parameters()', 'SETTINGS["learningRate"]', ...args];
  return statement(`optimizer = ${callee}(${all.join(', ')})`, MAIN_INDENT);
}

/** Of `main`, and of the lines in `run_epoch` that compute the loss. */
const MAIN_INDENT = '    ';
const EPOCH_INDENT = '            ';

/** A statement that stands at an indent, in lines of which the indent is left out. */
function statement(text: string, indent: string): string[] {
  return pythonStatement(text, indent).map((line) => line.slice(indent.length));
}
