import type { Table } from '../../tables/table';
import { columnTexts } from './columnTexts';
import { layOut } from './layOut';
import { EMPTY_SEQUENCE_RECIPE, type SequenceRecipe } from './recipe';
import { findRecordings } from './recordings';

const USUAL = {
  label: /^(label|class|category|target|activity|y)$/i,
  series: /^(series|recording|sequence|sample|case|id|(series|recording|sequence|sample|case)[ _-]?(id|no|number))$/i,
  parts: /^(part|split|set|subset|fold)$/i,
  order: /^(time|timestamp|step|t|index|order|frame|date)$/i,
} as const;

/** A number column with more different values than this is no label. */
const MOST_CLASSES = 100;

/** A sensible first recipe for a table: columns of usual names play their roles, or what stands closest to them. */
export function suggestSequences(table: Table): SequenceRecipe {
  const taken = new Set<string>();
  const take = (name: string | undefined): string | null => {
    if (name !== undefined) taken.add(name);
    return name ?? null;
  };
  const free = () => table.columns.filter(({ name }) => !taken.has(name));
  const named = (pattern: RegExp): string | undefined => free().find(({ name }) => pattern.test(name))?.name;
  const distinct = (name: string): number => {
    const column = table.columns.find((candidate) => candidate.name === name);
    return column ? columnTexts(column).texts.length : 0;
  };
  const parts = take(named(USUAL.parts));
  const series = take(named(USUAL.series) ?? free().find(({ kind }) => kind === 'category')?.name);
  const label = take(
    free().find(({ name }) => USUAL.label.test(name) && distinct(name) <= MOST_CLASSES)?.name ??
      free().findLast(({ kind }) => kind === 'category')?.name,
  );
  const time = free().find(({ kind }) => kind === 'time')?.name;
  const order = take(time ?? free().find(({ name, kind }) => kind === 'number' && USUAL.order.test(name))?.name);
  const features = free().flatMap(({ name, kind }) => (kind === 'number' ? [name] : []));
  const { recordings } = findRecordings(table, { series, order });
  const longest = recordings.reduce((most, { steps }) => Math.max(most, steps), 1);
  const recipe: SequenceRecipe = {
    ...EMPTY_SEQUENCE_RECIPE,
    ...{ series, label, order, features, parts, length: longest, stride: Math.max(1, Math.floor(longest / 2)) },
  };
  return layOut(table, recipe).changing ? { ...recipe, classOf: 'step' } : recipe;
}
