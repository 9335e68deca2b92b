import { makeProblem, type Problem } from '../problem/problem';
import type { Phrase } from '../text/phrase';
import { isMissingText } from './numbers/missingTexts';
import { readNumbers } from './numbers/readNumbers';
import type { Reading } from './reading';
import type { CategoryColumn, Column } from './table';
import { readTimes } from './times/readTimes';

interface RawColumn {
  readonly name: string;
  readonly cells: readonly string[];
  readonly lines: Uint32Array;
  /** The decimal mark where a column leaves it open. */
  readonly decimal: Reading['decimal'];
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
  readonly dayOrder?: Reading['dayOrder'];
  /** Of numbers with decimals. */
  readonly decimal?: Reading['decimal'];
}

/**
 * Gives a column of texts its type: number, time or category. A few cells that do not fit the type of all the others
 * count as empty and are reported with their lines, instead of turning the whole column into text.
 */
export function typeColumn(raw: RawColumn): TypedColumn {
  const { name, given } = raw;
  const cells = raw.cells.map((cell) => cell.trim());
  if (cells.every(isMissingText)) {
    const problem = makeProblem('data.allMissing', { column: name }, { column: name, severity: 'warning' });
    const codes = new Int32Array(cells.length).fill(-1);
    return { column: { name, kind: 'category', codes, categories: [] }, problems: [problem] };
  }
  const numbers = readNumbers(cells, isMissingText, { decimal: raw.decimal });
  if (numbers) {
    const { values, unreadable, notation, reasons } = numbers;
    const hasDecimals = cells.some((cell) => cell.includes(notation.decimal));
    return {
      column: { name, kind: 'number', values },
      problems: reportWrong(raw, cells, unreadable),
      // The decimal mark is told once, of the whole file.
      reasons: reasons.filter(({ code }) => !/\.(decimalComma|fileMark)$/.test(code)),
      ...(hasDecimals && { decimal: notation.decimal }),
    };
  }
  const times = readTimes(cells, isMissingText, {
    name,
    // Who writes decimals with a comma writes the day first.
    ...(raw.decimal === ',' && { fileOrder: 'dayFirst' as const }),
    ...(given?.dayOrder && { dayOrder: given.dayOrder }),
  });
  if (times) {
    const { values, datesOnly, reasons, notation } = times;
    const dayOrder = Object.values(notation.orders).find((order) => order === 'dayFirst' || order === 'monthFirst');
    return { column: { name, kind: 'time', values, datesOnly }, problems: [], reasons, ...(dayOrder && { dayOrder }) };
  }
  return { column: typeCategories(name, cells), problems: [] };
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
