import type { Column, Table } from '../../tables/table';
import { columnTexts } from '../../tables/columnTexts';
import { layOut, partNamed } from './layOut';
import { EMPTY_SEQUENCE_RECIPE, type SequenceRecipe } from './recipe';

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
  const parts = take(free().find((column) => USUAL.parts.test(column.name) && namesParts(column))?.name);
  const series = take(named(USUAL.series) ?? free().find(({ kind }) => kind === 'category')?.name);
  const label = take(
    free().find(({ name }) => USUAL.label.test(name) && distinct(name) <= MOST_CLASSES)?.name ??
      free().findLast(({ kind }) => kind === 'category')?.name,
  );
  const time = free().find(({ kind }) => kind === 'time')?.name;
  const order = take(time ?? free().find(({ name, kind }) => kind === 'number' && USUAL.order.test(name))?.name);
  const features = free().flatMap(({ name, kind }) => (kind === 'number' ? [name] : []));
  const recipe: SequenceRecipe = { ...EMPTY_SEQUENCE_RECIPE, series, label, order, features, parts };
  const { recordings, changing } = layOut(table, recipe);
  const longest = recordings.reduce((most, { steps }) => Math.max(most, steps), 1);
  const cut = { ...recipe, length: longest, stride: Math.max(1, Math.floor(longest / 2)) };
  return changing ? { ...cut, classOf: 'step' } : cut;
}

const namesParts = (column: Column): boolean => columnTexts(column).texts.every((text) => partNamed(text) !== null);

/** Fewer recordings than this are no set to learn classes from. */
const LEAST_RECORDINGS = 4;

/**
 * Whether a table looks like recordings with a class: of the columns of recordings, classes and parts one has a usual name,
 * or two where the class changes within recordings; and recordings have several steps.
 */
export function looksLikeRecordings(table: Table): boolean {
  const recipe = suggestSequences(table);
  const { series, label, features, classOf, parts } = recipe;
  if (series === null || label === null || features.length === 0) return false;
  const usual = [USUAL.series.test(series), USUAL.label.test(label), parts !== null].filter(Boolean).length;
  if (usual < (classOf === 'step' ? 2 : 1)) return false;
  const { recordings, rows, classes } = layOut(table, recipe);
  const enough = classOf === 'step' || recordings.length >= LEAST_RECORDINGS;
  return enough && classes.length > 1 && rows.length >= 2 * recordings.length;
}
