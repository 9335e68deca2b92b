import type { Table } from '../tables/table';
import type { TaskChoice } from '../tasks';
import { EMPTY_SEQUENCE_RECIPE, type SequenceRecipe } from '../tasks/sequenceClassification/recipe';
import { tableOf } from './tables';

/** A recording for `recordingsTable`. */
export interface MadeRecording {
  readonly name: string;
  /** Of the recording, or of each of its steps; empty where it has none. */
  readonly label: string | readonly string[];
  readonly values: readonly number[];
  readonly part?: string;
}

/** Recordings as a table: columns `rec`, `step`, `x`, `kind`, `part`. */
export const recordingsTable = (recordings: readonly MadeRecording[]): Table => tableOf(recordingsCsv(recordings));

/** The same as text. */
export function recordingsCsv(recordings: readonly MadeRecording[]): string {
  const lines = recordings.flatMap(({ name, label, values, part = 'train' }) =>
    values.map((value, step) => {
      const own = typeof label === 'string' ? label : (label[step] ?? '');
      return `${name},${step + 1},${value},${own},${part}`;
    }),
  );
  return `rec,step,x,kind,part\n${lines.join('\n')}\n`;
}

/** Recordings of 6 to 11 steps that rise or fall around 0, so that only the course tells the class: `up` and `down` in turns. */
export function slopes(count: number): readonly MadeRecording[] {
  return Array.from({ length: count }, (_, i) => {
    const rises = i % 2 === 0;
    const steps = 6 + (i % 6);
    const values = Array.from({ length: steps }, (_step, t) => {
      const slope = (rises ? 1 : -1) * (t / (steps - 1) - 0.5);
      return Number((slope + 0.1 * Math.sin(i * 12.9898 + t * 78.233)).toFixed(5));
    });
    return { name: `r${i + 1}`, label: rises ? 'up' : 'down', values };
  });
}

/**
 * Recordings of 6 to 11 steps of a wave. Each step has the class of its slope, `up` or `down`, which its own value does not
 * tell but the one before it does.
 */
export function waves(count: number): readonly MadeRecording[] {
  return Array.from({ length: count }, (_, i) => {
    const angles = Array.from({ length: 6 + (i % 6) }, (_step, t) => 2.4 * i + 0.8 * t);
    return {
      name: `r${i + 1}`,
      label: angles.map((angle) => (Math.sin(angle) > Math.sin(angle - 0.8) ? 'up' : 'down')),
      values: angles.map((angle) => Number(Math.sin(angle).toFixed(5))),
    };
  });
}

/** A recipe over `recordingsTable`, with parts to override. */
export function recordingsRecipe(changes: Partial<SequenceRecipe> = {}): SequenceRecipe {
  return {
    ...EMPTY_SEQUENCE_RECIPE,
    ...{
      series: 'rec',
      label: 'kind',
      order: 'step',
      features: ['x'],
      length: 11,
      split: { train: 0.6, validation: 0.2 },
    },
    ...changes,
  };
}

/** Sequence classification by a recipe. */
export const classifyBy = (recipe: SequenceRecipe): Extract<TaskChoice, { readonly id: 'sequenceClassification' }> => ({
  id: 'sequenceClassification',
  recipe,
});
