import type { ParamValue } from '../../graph/graph';
import { writeTitle } from '../../graph/nodeTitle';
import { findLayer } from '../../layers';
import { lossPhrase } from '../../layers/target';
import { TRAINING_PARAMS, usedSettings } from '../../optimizers/trainingSettings';
import { facts, text } from '../../reports/blocks';
import { formatShape } from '../../tensors/tensorSpec';
import { nodeTexts } from '../picture/nodeTexts';
import type { CardSection } from './cardDocument';
import type { CardSource } from './cardSource';

/** The layers in the order in which they are computed. */
export function architectureSection({ analysis, signature, writer }: CardSource): CardSection {
  const { t, phrase, amount, numbers } = writer;
  const nodes = analysis.order.flatMap((id) => analysis.nodes.get(id) ?? []).filter((node) => node.inModel);
  const rows = nodes.map((node) => {
    const shape = node.outputs.out && formatShape(node.outputs.out.shape);
    const { summary } = nodeTexts(node.node, node, signature, writer);
    const count = node.parameterCount;
    const layer = phrase({ code: `layer.${node.node.type}` });
    return [writeTitle(node.node, writer), layer, summary, shape ?? '–', count === null ? '–' : numbers.count(count)];
  });
  const head = (['name', 'layer', 'settings', 'output', 'parameters'] as const).map((name) => t(`column.${name}`));
  return {
    title: t('card.architecture'),
    blocks: [
      text(amount('count.parameters', analysis.parameterCount)),
      { kind: 'table', head, rows, numeric: [head.length - 1] },
    ],
  };
}

/** How the weights came to be. */
export function trainingSection(source: CardSource): CardSection {
  const { project, trained, isImported, isStale, run, writer } = source;
  const { t, phrase, numbers, times } = writer;
  const settings = run?.settings ?? project.training;
  const training = isImported ? null : trained;
  const seconds = run?.seconds ?? training?.history.reduce((sum, epoch) => sum + epoch.seconds, 0) ?? null;
  const best = training?.history.find(({ epoch }) => epoch === training.bestEpoch);
  const figure = (value: number | null | undefined): string | null => (value == null ? null : numbers.figure(value));
  const shown = (name: keyof typeof settings, value: ParamValue): string => {
    if (typeof value === 'boolean') return t(value ? 'card.yes' : 'card.no');
    return TRAINING_PARAMS[name].kind === 'choice'
      ? phrase({ code: `choice.${name}.${String(value)}` })
      : String(value);
  };
  return {
    title: t('card.training'),
    blocks: [
      // Settings that no weights were trained with are said to be such.
      ...(training ? [] : [text(t(`card.training.${isStale ? 'stale' : isImported ? 'imported' : 'none'}`))]),
      facts(
        [phrase({ code: 'param.target.loss' }), lossesOf(source)],
        ...usedSettings(settings)
          .filter((name) => TRAINING_PARAMS[name].advanced !== true && name !== 'warmStart')
          .map((name) => [phrase({ code: `setting.${name}` }), shown(name, settings[name])] as const),
        [
          t('card.epochs'),
          training && t('card.epochs.end', { count: training.history.length, end: t(`end.${training.end}`) }),
        ],
        [t('card.bestEpoch'), best ? String(best.epoch) : null],
        [t('card.loss'), figure(best?.loss)],
        [t('card.valLoss'), figure(best?.valLoss)],
        [t('card.backend'), training?.backend ?? null],
        [t('card.time'), seconds !== null && seconds > 0 ? times.duration(seconds) : null],
      ),
    ],
  };
}

function lossesOf({ analysis, writer }: CardSource): string {
  const targets = [...analysis.nodes.values()].filter(
    ({ node, inModel }) => inModel && findLayer(node.type)?.role === 'target',
  );
  const names = targets.map(({ params }) => writer.phrase(lossPhrase(String(params.loss))));
  return [...new Set(names)].join(writer.t('list.separator'));
}
