import type { PartName } from '../../samples/sampleSource';
import { type DataRecipe, transformOf } from './recipe';

/** A span of rows, `firstRow … endRow − 1`, and the windows that lie wholly inside it, targets included. */
export interface Part {
  readonly name: PartName;
  readonly firstRow: number;
  readonly endRow: number;
  readonly windowCount: number;
}

/** The first row that can be used: row 0 is lost when any used column is transformed into changes. */
export function firstUsableRow(recipe: DataRecipe): number {
  const used = new Set([...recipe.features, ...recipe.targets]);
  const changes = [...used].some((name) => transformOf(recipe, name) !== 'none');
  return changes ? 1 : 0;
}

/** Windows in a span of rows; window k reads rows `k … k + lookback − 1` of the span and is asked for the `horizon` after. */
export function countWindows(rows: number, recipe: DataRecipe): number {
  return Math.max(0, rows - recipe.lookback - recipe.horizon + 1);
}

/** Splits usable rows in time order. Borders are rounded to whole rows; no window crosses one. */
export function splitRows(rowCount: number, recipe: DataRecipe): Readonly<Record<PartName, Part>> {
  const first = Math.min(firstUsableRow(recipe), rowCount);
  const usable = rowCount - first;
  const trainEnd = first + Math.round(usable * recipe.split.train);
  const validationEnd = first + Math.round(usable * (recipe.split.train + recipe.split.validation));
  const part = (name: PartName, firstRow: number, endRow: number): Part => ({
    name,
    firstRow,
    endRow,
    windowCount: countWindows(endRow - firstRow, recipe),
  });
  return {
    train: part('train', first, trainEnd),
    validation: part('validation', trainEnd, validationEnd),
    test: part('test', validationEnd, rowCount),
  };
}
