import { makeProblem, type Problem } from '../problem/problem';
import type { Phrase } from '../text/phrase';
import { type DayOrder, detectDayOrder, parseTime } from './parseTime';
import type { Reading } from './reading';
import type { CategoryColumn, Column, NumberColumn, TimeColumn } from './table';

/** A column is taken for numbers or times when at least this share of its filled cells is. */
const MAJORITY = 0.9;
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
const DECIMAL_COMMA = /^[-+]?(?:\d+,?\d*|,\d+)$/;
const GROUPED = /^[-+]?\d{1,3}(?:([.,' \u00a0\u202f])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/;
const YEAR_FIRST = /^\d{4}[-/]/;
const MISSING = new Set(['', 'na', 'n/a', 'nan', 'null', 'none', '-', '?']);

interface RawColumn {
  readonly name: string;
  readonly cells: readonly string[];
  readonly lines: Uint32Array;
  /** True when the file's delimiter leaves the comma free as decimal mark. */
  readonly decimalComma: boolean;
  /** What the user has settled. */
  readonly given?: Partial<Reading>;
}

/** A column with its type, and what is wrong with its cells. */
export interface TypedColumn {
  readonly column: Column;
  readonly problems: readonly Problem[];
  /** What shows how its cells are written, where that is worth a word. */
  readonly reasons?: readonly Phrase[];
  /** Of dates such as 5/6/2024. */
  readonly dayOrder?: DayOrder;
}

/** Whether a trimmed cell counts as empty. */
export const isMissing = (cell: string): boolean => MISSING.has(cell.toLowerCase());

/** The number that a trimmed cell holds, or null. */
export function numberOf(cell: string, decimalComma: boolean): number | null {
  const text = decimalComma && DECIMAL_COMMA.test(cell) ? cell.replace(',', '.') : cell;
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  // Such as 1e999, which no number holds.
  return Number.isFinite(value) ? value : null;
}

/**
 * Gives a column of texts its type: time, number or category. A few cells that do not fit the type of all the others
 * are mistakes and reported with their lines, instead of turning the whole column into text.
 */
export function typeColumn(raw: RawColumn): TypedColumn {
  const cells = raw.cells.map((cell) => cell.trim());
  const filled = cells.filter((cell) => !isMissing(cell));
  if (filled.length === 0) {
    const problem = makeProblem('data.allMissing', { column: raw.name }, { column: raw.name, severity: 'warning' });
    return {
      column: { name: raw.name, kind: 'category', codes: new Int32Array(cells.length).fill(-1), categories: [] },
      problems: [problem],
    };
  }
  const isNumber = (cell: string): boolean => numberOf(cell, raw.decimalComma) !== null;
  const share = (fits: (cell: string) => boolean): number => filled.filter(fits).length / filled.length;
  if (share(isNumber) >= MAJORITY) return typeNumbers(raw, cells);
  const order = detectDayOrder(filled);
  if (share((cell) => parseTime(cell, order) !== null) >= MAJORITY) return typeTimes(raw, cells);
  return { column: typeCategories(raw.name, cells), problems: warnOfGroups(raw, cells, share) };
}

/** A column of texts that a spreadsheet would show as numbers is a mistake worth a word. */
function warnOfGroups(
  raw: RawColumn,
  cells: readonly string[],
  share: (fits: (cell: string) => boolean) => number,
): Problem[] {
  const isNumber = (cell: string): boolean => GROUPED.test(cell) || NUMBER.test(cell) || DECIMAL_COMMA.test(cell);
  const first = cells.findIndex((cell) => GROUPED.test(cell));
  if (first < 0 || share(isNumber) < MAJORITY) return [];
  const line = raw.lines[first] as number;
  const values = { column: raw.name, text: cells[first] as string, line };
  return [makeProblem('data.groupedNumbers', values, { line, column: raw.name, severity: 'warning' })];
}

function typeNumbers(raw: RawColumn, cells: readonly string[]): TypedColumn {
  const values = new Float64Array(cells.length);
  const wrong: number[] = [];
  cells.forEach((cell, i) => {
    const value = isMissing(cell) ? Number.NaN : numberOf(cell, raw.decimalComma);
    if (value === null) wrong.push(i);
    values[i] = value ?? Number.NaN;
  });
  const column: NumberColumn = { name: raw.name, kind: 'number', values };
  return { column, problems: reportWrong(raw, cells, wrong) };
}

function typeTimes(raw: RawColumn, cells: readonly string[]): TypedColumn {
  const order = detectDayOrder(cells);
  const values = new Float64Array(cells.length);
  let datesOnly = true;
  cells.forEach((cell, i) => {
    const time = parseTime(cell, order);
    values[i] = time?.ms ?? Number.NaN;
    datesOnly &&= time?.dateOnly ?? true;
  });
  const column: TimeColumn = { name: raw.name, kind: 'time', values, datesOnly };
  return { column, problems: [], ...(cells.some((cell) => !YEAR_FIRST.test(cell)) && { dayOrder: order }) };
}

/** Cells that are no numbers count as empty, which is said. */
function reportWrong(raw: RawColumn, cells: readonly string[], wrong: readonly number[]): Problem[] {
  const [first] = wrong;
  if (first === undefined) return [];
  const line = raw.lines[first] as number;
  const text = (cells[first] as string).slice(0, 40);
  const values = { column: raw.name, text, line, count: wrong.length };
  return [makeProblem('data.textInNumbers', values, { line, column: raw.name, severity: 'warning' })];
}

function typeCategories(name: string, cells: readonly string[]): CategoryColumn {
  const codeOf = new Map<string, number>();
  const codes = Int32Array.from(cells, (cell) => {
    if (cell === '') return -1;
    const known = codeOf.get(cell);
    if (known !== undefined) return known;
    codeOf.set(cell, codeOf.size);
    return codeOf.size - 1;
  });
  return { name, kind: 'category', codes, categories: [...codeOf.keys()] };
}
