import { chainGraph } from '../chainGraph';
import type { Task } from '../task';
import { describeFittedSequences, describeSequences } from './describeSequences';
import { prepareSequences, type PreparedSequences } from './prepareSequences';
import { EMPTY_SEQUENCE_RECIPE, type SequenceRecipe } from './recipe';
import { sequenceRecipeSchema } from './recipeSchema';
import { looksLikeRecordings, suggestSequences } from './suggestSequences';

const named = (...names: readonly (string | null)[]): readonly string[] => names.filter((name) => name !== null);

/** Recordings of equal or unequal length, or windows of them, and the class of each or of each of its steps. */
export const sequenceClassification: Task<'sequenceClassification', SequenceRecipe, PreparedSequences> = {
  id: 'sequenceClassification',
  schema: sequenceRecipeSchema,
  emptyRecipe: EMPTY_SEQUENCE_RECIPE,
  suggest: suggestSequences,
  recognizes: looksLikeRecordings,
  columns: ({ series, label, order, features, parts }) => [...features, ...named(series, label, order, parts)],
  fittedColumns: ({ features, label }) => [...features, ...named(label)],
  shaping: ({
    series,
    label,
    order,
    features,
    scaling,
    samples,
    length,
    stride,
    parts,
    split,
    stratified,
    seed,
    classOf,
  }) => [
    ...[series, label, order, features, scaling, samples, length, samples === 'windows' ? stride : null],
    ...[parts, split.train, split.validation, stratified, seed],
    // Said only where it is not as it always was, so that weights of before still belong to their recipes.
    ...(classOf === 'step' ? [classOf] : []),
  ],
  drawnSplit: ({ parts, split }) => (parts === null ? split : null),
  describe: describeSequences,
  describeFitted: describeFittedSequences,
  prepare: prepareSequences,
  exported: {
    does: ({ samples, length, classOf }, columns) =>
      `reads ${samples === 'windows' ? `windows of ${length} timesteps` : `recordings of up to ${length} timesteps`} and tells the class of each${classOf === 'step' ? ' timestep' : ''}, ${columns.join(', ')}`,
    preprocessing: ({ series, order, samples, length, stride, scaling, classOf }) => ({
      shape: { length },
      preparation: {
        series,
        order,
        samples,
        ...(classOf === 'step' && { classOf }),
        ...(samples === 'windows' && { stride }),
        padding: 'behind',
        scaling,
      },
    }),
    scaling: ({ scaling }) => scaling,
    card: async () => (await import('./sequenceCard')).sequenceCard,
    programs: async () => (await import('./code/sequencePrograms')).sequencePrograms,
  },
  startingGraph: ({ inputs, targets }) =>
    chainGraph([
      ['input', {}],
      ...(inputs.some(({ masked }) => masked) ? ([['masking', {}]] as const) : []),
      ['lstm', targets[0]?.axes.includes('time') ? { output: 'sequences' } : {}],
      ['dense', { units: Math.max(1, targets[0]?.classes?.length ?? 1), activation: 'softmax' }],
      ['target', { loss: 'categoricalCrossentropy' }],
    ]),
};
