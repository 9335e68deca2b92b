import type { Layout } from './layOut';
import type { Questions } from './questions';
import type { SequenceRecipe } from './recipe';

/** What a question is about: a recording, and of a window the steps that it spans, or the step, counted from 1. */
export function questionName(
  { samples }: Layout,
  { ids, rows }: Questions,
  i: number,
  { samples: kind, classOf }: SequenceRecipe,
): string {
  const sample = samples[ids[i] as number];
  if (!sample) return '';
  const { recording, first, steps } = sample;
  if (classOf === 'step') return `${recording.name} [${(rows[i] as number) - recording.first + 1}]`;
  if (kind === 'recordings') return recording.name;
  const from = first - recording.first + 1;
  return `${recording.name} [${from}–${from + steps - 1}]`;
}
