import { recipe } from './recipe.js';
import { cellsOf, parseTime, type Table } from './table.js';

const { lookback, horizon } = recipe;

/** A table with one series after another, in the order in which the file shows them first, each in order of time. */
export function inSeries(table: Table): Table {
  const names = cellsOf(table, recipe.series);
  const numbers = new Map([...new Set(names)].map((name, number) => [name, number]));
  const numberOf = (row: number) => numbers.get(names[row]!)!;
  // seqloom: insert seriesOrder
  const times = cellsOf(table, recipe.time).map(parseTime);
  const order = [...names.keys()].sort((a, b) => numberOf(a) - numberOf(b) || times[a]! - times[b]!);
  // seqloom: end
  return { ...table, rows: order.map((row) => table.rows[row]!) };
}

/** The place of each row in its own series, from 0. */
// seqloom: insert placesIn
export function placesIn(series: readonly string[]): number[] {
  // seqloom: end
  let first = 0;
  return series.map((name, row) => {
    if (name !== series[row - 1]) first = row;
    return row - first;
  });
}

/**
 * The part of each row, or nothing for those before the first one of a series that is used. By time, every series is split
 * at the same moments, else at the same shares.
 */
export function partsOf(series: readonly string[], moments: readonly number[], firstRow: number): string[] {
  const { train, validation } = recipe.split;
  const shares = [train, train + validation];
  // seqloom: either time or rows
  if (recipe.time !== '') {
    const places = placesIn(series);
    const used = moments.filter((_, row) => places[row]! >= firstRow).sort((a, b) => a - b);
    const borders = shares.map((share) => used[Math.round(used.length * share)] ?? Number.POSITIVE_INFINITY);
    return moments.map((ms, row) => (places[row]! < firstRow ? '' : partBetween(borders, ms)));
  } else {
    const sizes = new Map<string, number>();
    for (const name of series) sizes.set(name, (sizes.get(name) ?? -firstRow) + 1);
    return moments.map((place, row) => {
      const borders = shares.map((share) => firstRow + Math.round(sizes.get(series[row]!)! * share));
      return place < firstRow ? '' : partBetween(borders, place);
    });
  }
}

function partBetween(borders: readonly number[], moment: number): string {
  return ['train', 'validation', 'test'][borders.filter((border) => moment >= border).length]!;
}

/** Where windows start that forecast rows of a part; none reaches over two series. Of `latest` the last one of each. */
export function windowsOf(series: readonly string[], parts: readonly string[], part: string): number[] {
  const isLatest = part === 'latest';
  return [...series.keys()].filter((start) => {
    const last = start + lookback + (isLatest ? 0 : horizon) - 1;
    if (series[last] !== series[start] || parts[start] === '') return false;
    if (isLatest) return series[last + 1] !== series[start];
    return part === 'all' || (parts[start + lookback] === part && parts[last] === part);
  });
}
