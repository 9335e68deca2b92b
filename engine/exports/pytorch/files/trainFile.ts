import { findLoss } from '../../../losses';
import { findOptimizer } from '../../../optimizers';
import { hasConstantRate } from '../../../optimizers/schedules/learningRate';
import type { TrainingSettings } from '../../../optimizers/trainingSettings';
import type { ExportPlan, PlannedOutput } from '../../typescript/exportPlan';
import { lines } from '../../typescript/files/sections';
import { pythonModule } from '../../../emit/python/pythonText';

/** `train.py`: the program that trains the model anew, with the project's settings. */
export function trainFile(plan: ExportPlan): string {
  const { training, outputs } = plan;
  const validates = plan.recipe.split.validation > 0;
  const sources = [...new Set(outputs.flatMap((output) => codeOf(output).source ?? []))];
  const losses = lossOf(plan);
  const usesFunctional = [...sources, losses].some((text) => text.includes('F.'));
  const schedules = !hasConstantRate(training);
  const { callee, module } = findOptimizer(training.optimizer).torch(training);
  return pythonModule(
    '"""Trains the model anew, with the settings of the project."""',
    lines(
      'import copy',
      'import math',
      'import sys',
      '',
      'import torch',
      usesFunctional && 'import torch.nn.functional as F',
      'from safetensors.torch import save_file',
      'from torch import Tensor',
      'from torch.utils.data import DataLoader',
      '',
      'from data import (',
      '    DATA_FILE,',
      '    prepare,',
      '    read_table,',
      '    save_fitted,',
      '    split_rows,',
      '    window_starts,',
      ')',
      'from dataset import WindowDataset',
      'from forecast import WEIGHTS_FILE',
      'from model import Model',
      schedules && 'from schedule import learning_rate',
      module !== undefined && `from ${module.name} import ${callee}`,
    ),
    constants(training),
    ...sources,
    losses,
    trainEpoch(training.clipNorm > 0, schedules),
    validates && MEAN_LOSS,
    mainFunction(training, validates, schedules),
    `if __name__ == "__main__":
    try:
        main()
    except (OSError, ValueError) as error:
        sys.exit(str(error))`,
  );
}

const codeOf = ({ loss, lossParams }: PlannedOutput) => findLoss(loss).torch(lossParams);

function constants(training: TrainingSettings): string {
  return lines(
    `EPOCHS = ${training.epochs}`,
    `BATCH_SIZE = ${training.batchSize}`,
    `LEARNING_RATE = ${training.learningRate}`,
    training.clipNorm > 0 && '# Largest allowed norm of the whole gradient (Pascanu, Mikolov and Bengio 2013).',
    training.clipNorm > 0 && `CLIP_NORM = ${training.clipNorm}`,
    training.patience > 0 && '# Training ends after this many epochs that were not better.',
    training.patience > 0 && `PATIENCE = ${training.patience}`,
    training.minDelta > 0 && '# An epoch is better when its loss is lower by more than this.',
    training.minDelta > 0 && `MIN_DELTA = ${training.minDelta}`,
    `SEED = ${training.seed}`,
  );
}

function lossOf({ outputs }: ExportPlan): string {
  const head = 'def loss_of(model: Model, inputs: list[Tensor], targets: list[Tensor]) -> Tensor:';
  const [only] = outputs;
  if (only && outputs.length === 1)
    return lines(head, `    return ${codeOf(only).call('model(*inputs)', 'targets[0]')}`);
  const terms = outputs.map((output, i) => codeOf(output).call(`outputs[${i}]`, `targets[${i}]`));
  return lines(
    head,
    '    """The losses of all outputs together."""',
    '    outputs = model(*inputs)',
    ...terms.map((term, i) => (i === 0 ? `    loss = ${term}` : `    loss = loss + ${term}`)),
    '    return loss',
  );
}

function trainEpoch(isClipped: boolean, schedules: boolean): string {
  return lines(
    'def train_epoch(',
    schedules
      ? '    model: Model, optimizer: torch.optim.Optimizer, batches: DataLoader, history: list[float]'
      : '    model: Model, optimizer: torch.optim.Optimizer, batches: DataLoader',
    ') -> float:',
    '    """One pass over the training windows. Returns their mean loss."""',
    '    model.train()',
    '    total, count = 0.0, 0',
    schedules && '    first = len(history) * len(batches)',
    schedules ? '    for step, (inputs, targets) in enumerate(batches, first):' : '    for inputs, targets in batches:',
    '        optimizer.zero_grad()',
    '        loss = loss_of(model, inputs, targets)',
    '        loss.backward()',
    isClipped && '        torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP_NORM)',
    schedules && '        for group in optimizer.param_groups:',
    schedules && '            group["lr"] = learning_rate(step, len(batches), history)',
    '        optimizer.step()',
    '        total += loss.item() * len(inputs[0])',
    '        count += len(inputs[0])',
    '    return total / count',
  );
}

const MEAN_LOSS = `@torch.no_grad()
def mean_loss(model: Model, batches: DataLoader) -> float:
    model.eval()
    total, count = 0.0, 0
    for inputs, targets in batches:
        total += loss_of(model, inputs, targets).item() * len(inputs[0])
        count += len(inputs[0])
    return total / count`;

function optimizerCall(training: TrainingSettings): string {
  const { callee, args } = findOptimizer(training.optimizer).torch(training);
  return `${callee}(${['model.parameters()', 'lr=LEARNING_RATE', ...args].join(', ')})`;
}

function mainFunction(training: TrainingSettings, validates: boolean, schedules: boolean): string {
  const { shuffle, patience, minDelta } = training;
  const loader = (part: string, options: string): string[] => [
    `    windows = WindowDataset(prepared, window_starts(parts["${part}"]))`,
    `    ${part} = DataLoader(windows, BATCH_SIZE${options})`,
  ];
  return lines(
    'def main() -> None:',
    '    torch.manual_seed(SEED)',
    '    prepared = prepare(read_table(DATA_FILE))',
    '    parts = split_rows(prepared.row_count)',
    ...loader('train', shuffle ? ', shuffle=True' : ''),
    ...(validates ? loader('validation', '') : []),
    '    model = Model()',
    `    optimizer = ${optimizerCall(training)}`,
    schedules && '    history: list[float] = []',
    '    best_loss, best_epoch, best_weights = math.inf, 0, {}',
    '    for epoch in range(1, EPOCHS + 1):',
    `        ${validates ? 'train_loss' : 'loss'} = train_epoch(model, optimizer, train${schedules ? ', history' : ''})`,
    validates && '        loss = mean_loss(model, validation)',
    schedules && '        history.append(loss)',
    validates
      ? '        losses = f"loss {train_loss:.4g}  validation loss {loss:.4g}"'
      : '        losses = f"loss {loss:.4g}"',
    '        print(f"epoch {epoch}/{EPOCHS}  {losses}")',
    '        if not math.isfinite(loss):',
    '            raise ValueError(',
    '                "The loss is no longer a number. Try a lower learning rate."',
    '            )',
    `        if loss < best_loss${minDelta > 0 ? ' - MIN_DELTA' : ''}:`,
    '            best_loss, best_epoch = loss, epoch',
    '            best_weights = copy.deepcopy(model.state_dict())',
    patience > 0 && '        elif epoch - best_epoch >= PATIENCE:',
    patience > 0 && '            break',
    '    save_fitted(prepared.fitted)',
    '    save_file(best_weights, WEIGHTS_FILE)',
    '    print(f"Saved the weights of epoch {best_epoch} to model/.")',
  );
}
