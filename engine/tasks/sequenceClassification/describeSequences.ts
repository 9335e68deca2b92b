import { findColumn, type Table } from '../../tables/table';
import type { DataSignature, InputSpec } from '../../tensors/dataSignature';
import type { FittedData } from '../task';
import { type Layout, layOut } from './layOut';
import type { SequenceRecipe } from './recipe';

/** What a graph needs to know of recordings. Cheap, and never fails. */
export function describeSequences(table: Table, recipe: SequenceRecipe): DataSignature {
  const layout = layOut(table, recipe);
  return sequenceSignature(recipe, layout.classes, isPadded(layout, recipe), (name) => {
    const column = findColumn(table, name);
    if (column?.kind === 'category') return fitTexts(column, layout);
    return column?.kind === 'number' ? 'number' : null;
  });
}

/** The same without the data, from what a training fitted to them. */
export function describeFittedSequences(recipe: SequenceRecipe, { vocabularies }: FittedData): DataSignature {
  const textsOf = (name: string): readonly string[] | undefined =>
    Object.hasOwn(vocabularies, name) ? vocabularies[name] : undefined;
  const classes = (recipe.label !== null && textsOf(recipe.label)) || [];
  // Recordings that are still to come may be shorter than the longest.
  return sequenceSignature(recipe, classes, true, (name) => textsOf(name) ?? 'number');
}

/** Whether any sample has fewer steps than the others. */
export function isPadded({ samples }: Layout, { length }: SequenceRecipe): boolean {
  return samples.some(({ steps }) => steps < length);
}

/** The texts of a category column that the training part shows, in order of first appearance there. */
export function fitTexts(
  { codes, categories }: { readonly codes: Int32Array; readonly categories: readonly string[] },
  { rows, recordings, parts }: Layout,
): readonly string[] {
  const seen = new Set<number>();
  recordings.forEach(({ first, steps }, k) => {
    if (parts[k] !== 'train') return;
    for (let row = first; row < first + steps; row++) seen.add(codes[rows[row] as number] as number);
  });
  return [...seen].filter((code) => code >= 0).map((code) => categories[code] as string);
}

/** The signature of samples of one length; `kindOf` tells what a feature is: a number, one of some texts, or of no use. */
export function sequenceSignature(
  { length, features, label, classOf }: SequenceRecipe,
  classes: readonly string[],
  padded: boolean,
  kindOf: (feature: string) => 'number' | readonly string[] | null,
): DataSignature {
  const time = { shape: [length], axes: ['time'] } as const;
  const steps = { ...time, ...(padded && { masked: true }) };
  const asked = classOf === 'step' ? { ...time, masked: true } : { shape: [], axes: [] };
  return {
    inputs: features.flatMap((name): InputSpec[] => {
      const kind = kindOf(name);
      if (kind === null) return [];
      if (kind === 'number') return [{ name, kind, ...steps }];
      return [{ name, kind: 'category', cardinality: kind.length + 1, ...steps }];
    }),
    targets: label === null ? [] : [{ name: label, kind: 'category', classes, ...asked }],
  };
}
