import type { Layout } from './layOut';
import type { SequenceRecipe } from './recipe';

/** The name of a sample: that of its recording and, of a window, the steps that it spans, counted from 1. */
export function sampleName({ samples }: Layout, id: number, { samples: kind }: SequenceRecipe): string {
  const sample = samples[id];
  if (!sample) return '';
  const { recording, first, steps } = sample;
  if (kind === 'recordings') return recording.name;
  const from = first - recording.first + 1;
  return `${recording.name} [${from}–${from + steps - 1}]`;
}
