import type { Reading } from './reading';
import { isTimeName, isYearName } from './times/timeNames';
import { findTimeParts } from './times/findTimeParts';
import { readTimes } from './times/readTimes';
import { readParts, type TimePart } from './times/timeParts';
import { isMissingText } from './numbers/missingTexts';
import { freeName } from './nameColumns';
import type { TypedColumn } from './typeColumn';

/** The texts of a column's cells, trimmed; of the first rows only where a number of them is given. */
export type CellsOf = (column: number, rows?: number) => readonly string[];

/** Rows that tell whether columns make the time together. */
const LOOK = 2000;
/** Of moments made of several columns, the share that may be none. */
const MOST_UNREADABLE = 0.1;

/**
 * Finds the time where no column holds it as such: in several columns together, which then stand in front as one more column,
 * or in numbers that count it, such as Unix seconds. Numbers beside the time that say the same are moments too.
 */
export function findTime(
  typed: readonly TypedColumn[],
  cellsOf: CellsOf,
  given: Partial<Reading>,
): readonly TypedColumn[] {
  const times = typed.flatMap(({ column }) => (column.kind === 'time' ? [column] : []));
  const parts = times.some(({ datesOnly }) => !datesOnly) ? null : timeOfParts(typed, cellsOf, given, times.length > 0);
  if (parts) {
    const from = new Set(parts.column.kind === 'time' ? parts.column.from : []);
    // What is said of the whole need not be said of its parts.
    return [parts, ...typed.map((one) => (from.has(one.column.name) ? { ...one, reasons: [] } : one))];
  }
  let hasTime = times.length > 0;
  return typed.map((one, k) => {
    const { column } = one;
    if (column.kind !== 'number') return one;
    const isNamed = isTimeName(column.name) || (!hasTime && isYearName(column.name));
    if (!isNamed && (hasTime || !isRising(column.values))) return one;
    const dayOrder = given.dayOrder && { dayOrder: given.dayOrder };
    const read = readTimes(cellsOf(k), isMissingText, { name: column.name, otherTime: hasTime, ...dayOrder });
    if (!read || (read.suggested && hasTime)) return one;
    hasTime = true;
    const { values, datesOnly, reasons } = read;
    return { column: { name: column.name, kind: 'time', values, datesOnly, counts: true }, problems: [], reasons };
  });
}

function timeOfParts(
  typed: readonly TypedColumn[],
  cellsOf: CellsOf,
  given: Partial<Reading>,
  hasTime: boolean,
): TypedColumn | null {
  const short = typed.map(({ column: { name } }, k) => ({ name, cells: cellsOf(k, LOOK) }));
  const found = findTimeParts(short, isMissingText);
  if (!found || (hasTime && found.by === 'values')) return null;
  const names = Object.values(found.columns);
  const placeOf = (name: string): number => typed.findIndex(({ column }) => column.name === name);
  const cells = Object.fromEntries(
    Object.entries(found.columns).map(([part, name]) => [part, cellsOf(placeOf(name))]),
  ) as Partial<Record<TimePart, readonly string[]>>;
  const { values, unreadable, datesOnly, reasons } = readParts(
    cells,
    isMissingText,
    given.dayOrder ? { dayOrder: given.dayOrder } : {},
  );
  if (unreadable.length > MOST_UNREADABLE * values.length) return null;
  const name = freeName(names.join(' '), (candidate) => placeOf(candidate) >= 0);
  return {
    column: { name, kind: 'time', values, datesOnly, from: names },
    problems: [],
    reasons: [{ code: 'reading.time', values: { columns: names } }, ...reasons],
  };
}

/** Whether whole numbers go up, or down, from row to row. */
function isRising(values: Float64Array): boolean {
  const sign = Math.sign((values[1] as number) - (values[0] as number));
  return sign !== 0 && values.every((value, i) => i === 0 || Math.sign(value - (values[i - 1] as number)) === sign);
}
