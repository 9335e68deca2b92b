import type { Phrase } from '../../text/phrase';
import { makeProblem, type Problem } from '../../problem/problem';
import { longestOf } from '../../tables/rowOrder';
import { countRepeated, repeatsByNature, sampleKeys, toldByHeart } from '../repeatedSamples';
import { findLeaks, type LeakColumn } from './findLeaks';
import type { PreparedData, PreparedTarget } from './preparedData';
import { isCounter } from './trend';

/** A feature as it stands in the data, before anything was done to it. */
export type FeatureValues = Pick<PreparedTarget, 'name'> &
  (
    | { readonly kind: 'number'; readonly raw: Float64Array }
    | { readonly kind: 'category'; readonly classes: readonly string[]; readonly codes: Int32Array }
  );

/** What makes results look better than they are, and which features tell the answer. */
export interface Guarded {
  readonly leaks: readonly (string | Phrase)[];
  readonly problems: readonly Problem[];
}

/** Looks for features that tell a target, for features that only count rows, and for windows that stand in two parts. */
export function guardData(prepared: Omit<PreparedData, 'leaks'>, features: readonly FeatureValues[]): Guarded {
  const { recipe, targets, series, parts } = prepared;
  const longest = longestOf(series);
  const numbering = new Map<string, number>();
  const asLeakColumn = (column: FeatureValues): LeakColumn => {
    const { name, kind } = column;
    if (column.kind === 'number') return { name, kind, values: column.raw };
    const numbers = column.classes.map((text) => {
      if (!numbering.has(text)) numbering.set(text, numbering.size);
      return numbering.get(text) as number;
    });
    return { name, kind, values: Array.from(column.codes, (code) => numbers[code] ?? -1) };
  };
  const leaks = findLeaks(features.map(asLeakColumn), targets.map(asLeakColumn), longest, recipe);
  const counters = features.filter(
    (column) =>
      column.kind === 'number' &&
      !recipe.targets.includes(column.name) &&
      isCounter(column.raw.subarray(longest.firstRow, longest.endRow)),
  );
  const repeated = countRepeatedWindows(prepared, features);
  const tested = parts.test.starts.length;
  const severity = 'warning';
  const problems = [
    ...leaks.map(({ feature, target, shift }) =>
      makeProblem('data.leak', { column: feature, target, count: shift }, { column: feature, severity }),
    ),
    ...counters.map(({ name }) => makeProblem('data.counter', { column: name }, { column: name, severity })),
    ...(repeated > 0 ? [makeProblem('data.repeatedWindows', { count: repeated, all: tested }, { severity })] : []),
  ];
  const named = new Set(leaks.map(({ feature }) => feature));
  return { leaks: [...named, ...toldByHeart(repeated, tested)], problems };
}

/** How many windows of the test part stand in the training part, what is forecast included, though such data do not repeat. */
function countRepeatedWindows(
  { recipe, parts, targets, rowCount }: Omit<PreparedData, 'leaks'>,
  features: readonly FeatureValues[],
): number {
  const columns = [...features, ...targets].map((column) => (column.kind === 'number' ? column.raw : column.codes));
  const keyOf = sampleKeys(columns, rowCount);
  const length = recipe.lookback + recipe.horizon;
  const keysOf = (starts: Uint32Array): readonly (number | null)[] =>
    Array.from(starts, (start) => keyOf(start, length));
  const known = keysOf(parts.train.starts);
  const repeated = countRepeated(known, keysOf(parts.test.starts));
  return repeated > 0 && repeatsByNature(columns, rowCount, length, known) ? 0 : repeated;
}
