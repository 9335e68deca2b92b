import { text } from '../../reports/blocks';
import { amount } from '../../text/amount';
import { ENGLISH } from '../../text/english';
import type { TaskCard } from '../taskExports';
import type { PreparedSequences } from './prepareSequences';
import type { SequenceRecipe } from './recipe';

const { numbers } = ENGLISH;

/** What a model card says of sequence classification. */
export const sequenceCard: TaskCard<SequenceRecipe, PreparedSequences> = {
  sample: 'sequence',
  order: 'in the order of the table',
  summary: ({ recipe: { samples, length, features, label } }) => {
    if (label === null) return 'What the model is to tell was not chosen yet.';
    const what = samples === 'windows' ? `windows of ${length} timesteps` : `recordings of up to ${length} timesteps`;
    return `Reads ${what} of ${features.join(', ')} and tells the class of each, ${label}.`;
  },
  facts: ({ prepared }) => {
    if (!prepared) return [];
    const { recordings, classes } = prepared.data.layout;
    const lengths = recordings.map(({ steps }) => steps);
    const [least, most] = lengths.reduce(([a, b], steps) => [Math.min(a, steps), Math.max(b, steps)], [Infinity, 0]);
    return [
      ['Recordings', `${numbers.count(recordings.length)}, of ${least} to ${amount(most, 'timestep')}`],
      ['Classes', classes.join(', ')],
    ];
  },
  column: ({ features, label, series, order, parts }, name) => {
    const roles = [features.includes(name) && 'read', name === label && 'class', name === series && 'recording'];
    const others = [name === order && 'order', name === parts && 'part'];
    return { role: [...roles, ...others].filter((role) => role !== false).join(', ') };
  },
  split: ({ prepared, recipe }) => {
    if (!prepared) return [];
    const { parts, ids } = prepared.data.layout;
    const samples = recipe.samples === 'windows' ? ['Windows'] : [];
    const rows = (['train', 'validation', 'test'] as const).map((name) => [
      name,
      numbers.count(parts.filter((part) => part === name).length),
      ...samples.map(() => numbers.count(ids[name].length)),
    ]);
    const how =
      recipe.parts === null
        ? `drawn with the seed ${recipe.seed}${recipe.stratified ? ', in the same shares of every class' : ''}`
        : `told by the column ${recipe.parts}`;
    return [
      text(`By recording: no recording is in two parts. They are ${how}.`),
      { kind: 'table', head: ['Part', 'Recordings', ...samples], rows, numeric: [1, 2].slice(0, 1 + samples.length) },
    ];
  },
  preparation: ({ recipe: { samples, length, stride } }) => [
    ['Samples', samples === 'windows' ? `windows of ${length} timesteps, ${stride} apart` : 'whole recordings'],
    ['Padding', `zeros behind what has fewer than ${amount(length, 'timestep')}`],
    ['Empty cells', 'Filled with the last value before in their recording.'],
  ],
  limits: ({ recipe: { samples, length } }) =>
    samples === 'recordings'
      ? [`Of a recording of more than ${amount(length, 'timestep')} it reads only the last.`]
      : [],
};
