import type { PartName } from '../../samples/sampleSource';
import type { RowOrder, RowSpan } from '../../tables/rowOrder';
import { type DataRecipe, transformOf } from './recipe';

/** Rows that belong to one part of the data, and its windows. */
export interface Part {
  readonly name: PartName;
  /** Its rows, a span for each series that has some. */
  readonly spans: readonly RowSpan[];
  /** The first row of each window. Every row that is forecast lies in the part; those that are read may lie before it. */
  readonly starts: Uint32Array;
}

/** The parts of the data by name. */
export type Parts = Readonly<Record<PartName, Part>>;

/** How many rows a part has. */
export function rowsIn({ spans }: Pick<Part, 'spans'>): number {
  return spans.reduce((sum, { firstRow, endRow }) => sum + endRow - firstRow, 0);
}

/** The values of the rows of a part, series by series. */
export function valuesIn<T extends Float64Array | Int32Array>(part: Pick<Part, 'spans'>, values: T): T {
  const found = values.slice(0, rowsIn(part));
  let next = 0;
  for (const { firstRow, endRow } of part.spans) {
    found.set(values.subarray(firstRow, endRow), next);
    next += endRow - firstRow;
  }
  return found as T;
}

/** The rows of each series that can be used: its first one is lost when any used column is transformed into changes. */
export function usableRows(
  recipe: Pick<DataRecipe, 'features' | 'targets' | 'transforms'>,
  { series }: Pick<RowOrder, 'series'>,
): readonly RowSpan[] {
  const used = [...recipe.features, ...recipe.targets];
  const lost = used.some((name) => transformOf(recipe, name) !== 'none') ? 1 : 0;
  return series.map(({ firstRow, endRow }) => ({ firstRow: Math.min(firstRow + lost, endRow), endRow }));
}

/**
 * Splits the usable rows in time order; every series at the same moments, where there are times. A window belongs to the
 * part that holds all rows that it forecasts. It may read rows of the part before, never forecast them: what lies before a
 * forecast is known when it is made.
 */
export function splitRows(recipe: DataRecipe, ordering: Pick<RowOrder, 'series' | 'times'>): Parts {
  const usable = usableRows(recipe, ordering);
  const { train, validation } = recipe.split;
  const moments = recipe.series === null ? null : ordering.times;
  const borders = [0, train, train + validation, 1].map((share) => borderRows(usable, share, moments));
  const part = (name: PartName, k: number): Part => {
    const spans = usable.map((_, s) => ({
      firstRow: (borders[k] as number[])[s] as number,
      endRow: (borders[k + 1] as number[])[s] as number,
    }));
    return makePart(name, spans, usable, recipe);
  };
  return { train: part('train', 0), validation: part('validation', 1), test: part('test', 2) };
}

/** All rows as one test part. */
export function wholePart(recipe: DataRecipe, ordering: Pick<RowOrder, 'series'>): Parts {
  const usable = usableRows(recipe, ordering);
  const none = { spans: [], starts: new Uint32Array() };
  return {
    train: { name: 'train', ...none },
    validation: { name: 'validation', ...none },
    test: makePart('test', usable, usable, recipe),
  };
}

/** Of each series the row before which a share of the data lies: by the moments of all series, or else by its own rows. */
function borderRows(usable: readonly RowSpan[], share: number, times: Float64Array | null): number[] {
  if (!times || share === 0 || share === 1) {
    return usable.map(({ firstRow, endRow }) => firstRow + Math.round((endRow - firstRow) * share));
  }
  const all = Float64Array.from(usable.flatMap(({ firstRow, endRow }) => [...times.subarray(firstRow, endRow)])).sort();
  const border = all[Math.round(all.length * share)] ?? Infinity;
  return usable.map(({ firstRow, endRow }) => {
    const late = times.subarray(firstRow, endRow).findIndex((ms) => ms >= border);
    return late < 0 ? endRow : firstRow + late;
  });
}

function makePart(
  name: PartName,
  spans: readonly RowSpan[],
  usable: readonly RowSpan[],
  { lookback, horizon }: DataRecipe,
): Part {
  const starts = spans.flatMap(({ firstRow, endRow }, s) => {
    const first = Math.max((usable[s] as RowSpan).firstRow, firstRow - lookback);
    return Array.from({ length: Math.max(0, endRow - horizon - lookback - first + 1) }, (_, k) => first + k);
  });
  return { name, spans: spans.filter(({ firstRow, endRow }) => endRow > firstRow), starts: Uint32Array.from(starts) };
}
