import { text } from '../../reports/blocks';
import type { TaskCard } from '../taskExports';
import type { PreparedSequences } from './prepareSequences';
import type { SequenceRecipe } from './recipe';

/** What a model card says of sequence classification. */
export const sequenceCard: TaskCard<SequenceRecipe, PreparedSequences> = {
  summary: ({ recipe: { samples, length, features, label, classOf }, writer: { t } }) =>
    label === null
      ? t('card.noTarget')
      : t(`card.classifies.${samples}${classOf === 'step' ? '.step' : ''}`, {
          length: t('steps.step', { count: length }),
          features,
          label,
        }),
  facts: ({ prepared, writer: { t, numbers } }) => {
    if (!prepared) return [];
    const { recordings, classes } = prepared.data.layout;
    const lengths = recordings.map(({ steps }) => steps);
    const [least, most] = lengths.reduce(([a, b], steps) => [Math.min(a, steps), Math.max(b, steps)], [Infinity, 0]);
    const range = { count: numbers.count(recordings.length), least, most: t('steps.step', { count: most }) };
    return [
      [t('card.recordings'), t('card.recordings.lengths', range)],
      [t('card.classes'), classes.join(t('list.separator'))],
    ];
  },
  column: ({ recipe: { features, label, series, order, parts }, writer: { t } }, name) => {
    const roles = [
      features.includes(name) && t('panel.data.feature'),
      name === label && t('panel.sequences.role.label'),
      name === series && t('panel.sequences.role.series'),
      name === order && t('card.order'),
      name === parts && t('panel.sequences.role.parts'),
    ];
    return { role: roles.filter((role) => role !== false).join(t('list.separator')) };
  },
  split: ({ prepared, recipe, writer: { t, numbers } }) => {
    if (!prepared) return [];
    const { parts, ids } = prepared.data.layout;
    const windows = recipe.samples === 'windows';
    const rows = (['train', 'validation', 'test'] as const).map((name) => [
      t(`part.inText.${name}`),
      numbers.count(parts.filter((part) => part === name).length),
      ...(windows ? [numbers.count(ids[name].length)] : []),
    ]);
    const drawn = t(recipe.stratified ? 'card.split.stratified' : 'card.split.drawn', { seed: recipe.seed });
    const head = [t('card.part'), t('card.recordings'), ...(windows ? [t('card.windows')] : [])];
    return [
      text(recipe.parts === null ? drawn : t('card.split.column', { column: recipe.parts })),
      { kind: 'table', head, rows, numeric: head.map((_, i) => i).slice(1) },
    ];
  },
  preparation: ({ recipe: { samples, length, stride }, writer: { t } }) => [
    [t('panel.sequences.samples'), t(`panel.sequences.samples.${samples}`)],
    [t('recipe.length'), t('steps.step', { count: length })],
    [t('recipe.stride'), samples === 'windows' ? t('steps.step', { count: stride }) : null],
    [t('card.padding'), t('card.padding.zeros')],
    [t('card.emptyCells'), t('card.filledInRecording')],
  ],
  limits: ({ recipe: { samples, length }, writer: { t } }) =>
    samples === 'recordings' ? [t('card.limit.longRecordings', { length: t('steps.step', { count: length }) })] : [],
};
