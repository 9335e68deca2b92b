import { pythonStatement } from '../../emit/python/pythonLines';
import type { LossName } from '../../layers/target';
import type { TrainingSettings } from '../../training/settings';

/** What each loss is in `train.py`: a function of the output and the truth. */
const LOSSES: Readonly<Record<LossName, string>> = {
  meanSquaredError: 'F.mse_loss',
  meanAbsoluteError: 'F.l1_loss',
  huber: 'F.huber_loss',
  binaryCrossentropy: 'binary_crossentropy',
  categoricalCrossentropy: 'categorical_crossentropy',
};

/** The lines that take a batch apart and compute its loss, which is that of all outputs together. */
export function lossLines(losses: readonly LossName[]): { readonly batch: string[]; readonly loss: string[] } {
  const [first] = losses;
  if (first !== undefined && losses.length === 1) {
    return { batch: ['for *inputs, target in batches:'], loss: [`loss = ${LOSSES[first]}(model(*inputs), target)`] };
  }
  const targets = losses.map((_, i) => `target_${i + 1}`);
  const terms = losses.map((loss, i) => `${LOSSES[loss]}(outputs[${i}], ${targets[i] ?? ''})`);
  return {
    batch: [`for *inputs, ${targets.join(', ')} in batches:`],
    loss: [
      'outputs = model(*inputs)',
      ...terms.map((term, i) => (i === 0 ? `loss = ${term}` : `loss = loss + ${term}`)),
    ],
  };
}

/** The lines that make the optimizer of a project, with Keras's constants. */
export function optimizerLines({ optimizer, momentum }: TrainingSettings): string[] {
  const rate = 'model.parameters(), SETTINGS["learningRate"]';
  const calls: Readonly<Record<TrainingSettings['optimizer'], string>> = {
    adam: `torch.optim.Adam(${rate}, eps=1e-7)`,
    rmsprop: `RMSprop(${rate})`,
    sgd: `torch.optim.SGD(${rate}${momentum > 0 ? `, momentum=${momentum}` : ''})`,
  };
  return pythonStatement(`optimizer = ${calls[optimizer]}`, INDENT).map((line) => line.slice(INDENT.length));
}

/** Of the function in which they stand. */
const INDENT = '    ';
