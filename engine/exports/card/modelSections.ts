import { EN } from '../../locales/en';
import { layerName } from '../../layers/define/layerName';
import { say } from '../../text/phrase';
import type { ParamSchemas } from '../../graph/paramSchema';
import { findLayer } from '../../layers';
import { ENGLISH } from '../../text/english';
import { LOSSES } from '../../losses';
import { findOptimizer } from '../../optimizers';
import { findSchedule } from '../../optimizers/schedules';
import { hasConstantRate } from '../../optimizers/schedules/learningRate';
import type { TrainingSettings } from '../../optimizers/trainingSettings';
import { formatShape } from '../../tensors/tensorSpec';
import { nodeTexts } from '../picture/nodeTexts';
import type { Block } from '../../reports/writeReport';
import { facts, text } from '../../reports/blocks';
import type { CardSection } from './cardDocument';
import type { CardSource } from './cardSource';
import { amount } from '../../text/amount';

const { numbers, times } = ENGLISH;

const ENDS = {
  completed: 'all epochs were trained',
  earlyStopped: 'the validation loss no longer fell',
  stopped: 'it was stopped by hand',
  diverged: 'the loss was no longer a number',
} as const;

/** The layers in the order in which they are computed. */
export function architectureSection({ analysis, signature }: CardSource): CardSection {
  const nodes = analysis.order.flatMap((id) => analysis.nodes.get(id) ?? []).filter((node) => node.inModel);
  const rows = nodes.map((node) => {
    const shape = node.outputs.out && formatShape(node.outputs.out.shape);
    const { summary } = nodeTexts(node.node, node, signature);
    const count = node.parameterCount;
    return [
      node.node.name,
      layerName(node.node.type),
      summary,
      shape ?? '–',
      count === null ? '–' : numbers.count(count),
    ];
  });
  return {
    title: 'Architecture',
    blocks: [
      text(`${amount(analysis.parameterCount, 'parameter')} in all.`),
      { kind: 'table', head: ['Name', 'Layer', 'Settings', 'Output', 'Parameters'], rows, numeric: [4] },
    ],
  };
}

/** How the weights came to be. */
export function trainingSection(source: CardSource): CardSection {
  const { project, trained, isImported, run, task } = source;
  const settings = run?.settings ?? project.training;
  const training = isImported ? null : trained;
  const seconds = run?.seconds ?? training?.history.reduce((sum, epoch) => sum + epoch.seconds, 0) ?? null;
  const best = training?.history.find(({ epoch }) => epoch === training.bestEpoch);
  return {
    title: 'Training',
    blocks: [
      ...introduction(source),
      facts(
        ['Loss', lossesOf(source)],
        ['Optimizer', optimizerText(settings)],
        ['Learning rate', scheduleText(settings)],
        [
          'Batch',
          `${amount(settings.batchSize, task?.sample ?? 'sample')}, ${settings.shuffle ? 'in a new order each epoch' : (task?.order ?? 'in order')}`,
        ],
        ['Gradient', settings.clipNorm > 0 ? `clipped to a norm of ${settings.clipNorm}` : null],
        ['Seed', String(settings.seed)],
        [
          'Epochs',
          training ? `${training.history.length} of ${settings.epochs}; ${ENDS[training.end]}` : `${settings.epochs}`,
        ],
        ['Best epoch', best ? bestEpochText(best) : null],
        [
          'Patience',
          settings.patience > 0
            ? `ends after ${amount(settings.patience, 'epoch')} without a better validation loss`
            : null,
        ],
        ['Computed by', training?.backend ?? null],
        ['Time', seconds !== null && seconds > 0 ? times.duration(seconds) : null],
      ),
    ],
  };
}

/** Says of settings that no weights were trained with what they are. */
function introduction({ trained, isImported, isStale }: CardSource): Block[] {
  if (isStale) {
    return [
      text(
        'The model or its data settings were changed since it was trained, so its weights are no longer its own. What follows is how it is set to be trained.',
      ),
    ];
  }
  if (isImported) {
    return [
      text(
        'Its weights came with it from elsewhere, and how they were trained is not known. What follows is how it is set to be trained on.',
      ),
    ];
  }
  return trained ? [] : [text('The model was not trained yet. What follows is how it is set to be trained.')];
}

function bestEpochText({
  epoch,
  loss,
  valLoss,
}: {
  readonly epoch: number;
  readonly loss: number;
  readonly valLoss: number | null;
}): string {
  const validation = valLoss === null ? '' : `, ${numbers.figure(valLoss)} on the validation part`;
  return `${epoch}: loss ${numbers.figure(loss)} on the training part${validation} (in scaled units)`;
}

function lossesOf({ analysis }: CardSource): string {
  const targets = [...analysis.nodes.values()].filter(
    ({ node, inModel }) => inModel && findLayer(node.type)?.role === 'target',
  );
  const names = targets.map(({ params }) => {
    const loss = typeof params.loss === 'string' ? params.loss : '';
    return LOSSES.find(({ id }) => id === loss)?.inText ?? loss;
  });
  return [...new Set(names)].join(', ');
}

/** The optimizer with the hyperparameters that are not left alone as a rule. */
function optimizerText(settings: TrainingSettings): string {
  const { params } = findOptimizer(settings.optimizer);
  const label = say(EN, { code: `choice.optimizer.${settings.optimizer}` });
  return [`${label}, learning rate ${settings.learningRate}`, ...valuesOf(settings, params)].join(', ');
}

/** How the learning rate changes; null where it does not. */
function scheduleText(settings: TrainingSettings): string | null {
  if (hasConstantRate(settings)) return null;
  const { params } = findSchedule(settings.schedule);
  const label = say(EN, { code: `choice.schedule.${settings.schedule}` });
  const warmup = settings.warmupEpochs > 0 ? [`warm-up over ${amount(settings.warmupEpochs, 'epoch')}`] : [];
  return [label.toLowerCase(), ...valuesOf(settings, params), ...warmup].join(', ');
}

function valuesOf(settings: TrainingSettings, params: ParamSchemas): string[] {
  return Object.entries(params)
    .filter(([, { advanced }]) => advanced !== true)
    .map(
      ([name]) => `${say(EN, { code: `setting.${name}` }).toLowerCase()} ${settings[name as keyof TrainingSettings]}`,
    );
}
