import type { DataSignature } from '../../tensors/dataSignature';
import { calendarColumnNames } from './calendar';
import type { DataRecipe } from './recipe';
import { inOrder } from '../../tables/rowOrder';
import { type Part, splitRows, valuesIn } from './splitRows';
import { detectStepUnit } from '../../tables/stepUnit';
import { type CategoryColumn, findColumn, type Table } from '../../tables/table';
import { usedRows } from './usedRows';
import { type WindowColumns, windowSignature } from './windowSignature';

/** The texts of a category column that occur in a part, in order of first appearance there. */
export function fitVocabulary(codes: Int32Array, categories: readonly string[], part: Part): string[] {
  const seen = new Set(valuesIn(part, codes));
  seen.delete(-1);
  return [...seen].map((code) => categories[code] as string);
}

/**
 * What a graph needs to know of the data. Cheap, and never fails: columns that are missing or of no use are left out,
 * and `prepareData` says why.
 */
export function describeData(whole: Table, recipe: DataRecipe): DataSignature {
  const { table, ordering } = usedRows(whole, recipe);
  const { train } = splitRows(recipe, ordering);
  const vocabulary = (column: CategoryColumn): string[] =>
    fitVocabulary(inOrder(column.codes, ordering), column.categories, train);
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
  const stepUnit = ordering.times ? detectStepUnit(ordering.times) : undefined;
  const { lookback, horizon } = recipe;
  return windowSignature({ lookback, horizon, features, targets, ...(stepUnit && { stepUnit }) });
}
