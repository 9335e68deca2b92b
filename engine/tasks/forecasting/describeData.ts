import type { DataSignature } from '../../tensors/dataSignature';
import { calendarColumnNames } from './calendar';
import type { DataRecipe } from './recipe';
import { rowOrder } from '../../tables/rowOrder';
import { splitRows } from './splitRows';
import { detectStepUnit } from '../../tables/stepUnit';
import { type CategoryColumn, findColumn, type Table } from '../../tables/table';
import { type WindowColumns, windowSignature } from './windowSignature';

/** The texts of a category column that occur in the given rows, in order of first appearance there. */
export function fitVocabulary(codes: Int32Array, categories: readonly string[], from: number, end: number): string[] {
  const seen = new Set<number>();
  for (let i = from; i < end; i++) {
    const code = codes[i] as number;
    if (code >= 0) seen.add(code);
  }
  return [...seen].map((code) => categories[code] as string);
}

/**
 * What a graph needs to know of the data. Cheap, and never fails: columns that are missing or of no use are left out,
 * and `prepareData` says why.
 */
export function describeData(table: Table, recipe: DataRecipe): DataSignature {
  const order = rowOrder(table, recipe.time).order;
  const train = splitRows(table.rowCount, recipe).train;
  const vocabulary = (column: CategoryColumn): string[] => {
    const codes = order ? column.codes.map((_, i) => column.codes[order[i] as number] as number) : column.codes;
    return fitVocabulary(codes, column.categories, train.firstRow, train.endRow);
  };
  const features: WindowColumns['features'][number][] = [];
  for (const name of recipe.features) {
    const column = findColumn(table, name);
    if (column?.kind === 'number') features.push({ name, kind: 'number' });
    if (column?.kind === 'category')
      features.push({ name, kind: 'category', cardinality: vocabulary(column).length + 1 });
  }
  for (const feature of recipe.calendar) {
    for (const name of calendarColumnNames(feature)) features.push({ name, kind: 'number' });
  }
  const targets: WindowColumns['targets'][number][] = [];
  for (const name of recipe.targets) {
    const column = findColumn(table, name);
    if (column?.kind === 'number') targets.push({ name, kind: 'number' });
    if (column?.kind === 'category') targets.push({ name, kind: 'category', classes: vocabulary(column) });
  }
  const time = recipe.time === null ? undefined : findColumn(table, recipe.time);
  const stepUnit = time?.kind === 'time' ? detectStepUnit(time.values) : undefined;
  const { lookback, horizon } = recipe;
  return windowSignature({ lookback, horizon, features, targets, ...(stepUnit && { stepUnit }) });
}
