import type { PartName } from '../../samples/sampleSource';
import type { Table } from '../../tables/table';
import { layOut } from './layOut';
import type { SequenceRecipe } from './recipe';

type ByPart = Readonly<Record<PartName, number>>;

/** What a recipe makes of a table: for a preview. */
export interface SequenceFacts {
  readonly recordings: number;
  /** Steps of the shortest, the middle and the longest recording; zeros where there is none. */
  readonly steps: { readonly least: number; readonly median: number; readonly most: number };
  readonly recordingsOf: ByPart;
  readonly samplesOf: ByPart;
  /** The samples of each class; those of a class that training never shows last, under null. */
  readonly classes: readonly { readonly name: string | null; readonly samplesOf: ByPart }[];
}

const PARTS = ['train', 'validation', 'test'] as const;

const byPart = (count: (part: PartName) => number): ByPart =>
  Object.fromEntries(PARTS.map((part) => [part, count(part)])) as Record<PartName, number>;

/** Counts the recordings, samples and classes that a recipe makes of a table. Never fails. */
export function sequenceFacts(table: Table, recipe: SequenceRecipe): SequenceFacts {
  const { recordings, parts, classes, samples, ids } = layOut(table, recipe);
  const steps = recordings.map((recording) => recording.steps).sort((a, b) => a - b);
  const at = (place: number): number => steps[Math.floor(place * (steps.length - 1))] ?? 0;
  const ofClass = [...classes, null].map((name) => ({ name, samplesOf: { train: 0, validation: 0, test: 0 } }));
  for (const part of PARTS) {
    for (const id of ids[part]) {
      const label = samples[id]?.label ?? -1;
      const own = ofClass[label < 0 ? classes.length : label];
      if (own) own.samplesOf[part]++;
    }
  }
  return {
    recordings: recordings.length,
    steps: { least: at(0), median: at(0.5), most: at(1) },
    recordingsOf: byPart((part) => parts.filter((own) => own === part).length),
    samplesOf: byPart((part) => ids[part].length),
    classes: ofClass.filter(({ name, samplesOf }) => name !== null || PARTS.some((part) => samplesOf[part] > 0)),
  };
}
