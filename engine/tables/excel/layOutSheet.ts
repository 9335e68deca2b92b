import type { Problem } from '../../problem/problem';
import type { Reading } from '../reading';
import { layOut, type RecordSource, type Rows } from '../readRows';
import type { Sheet } from './readSheet';

/** Rows above and below a table that are looked at as text beside it. */
const LOOK = 100;

/**
 * Finds the rows of a table in a sheet: without empty columns beside it, with the lines of text above and below it set aside as
 * those of a delimited text are. The lines are the numbers of the sheet's rows.
 */
export function layOutSheet(sheet: Sheet, file: string, given: Partial<Reading>): Rows | Problem | null {
  const filled = sheet.rows.map((row) => row.reduce((count, cell) => count + Number(cell.trim() !== ''), 0));
  const most = filled.reduce((max, count) => Math.max(max, count), 0);
  const isWide = (i: number): boolean => (filled[i] as number) > 1 && (filled[i] as number) >= most / 2;
  const places = [...sheet.rows.keys()];
  // Of a table with two columns or fewer, nothing tells the text around it.
  const start = most > 2 ? Math.max(0, places.slice(0, LOOK).findIndex(isWide)) : 0;
  const below = most > 2 ? places.slice(-LOOK).reverse().findIndex(isWide) : 0;
  const end = sheet.rows.length - Math.max(0, below);
  const isTable = (i: number): boolean => i >= start && i < end;
  let [first, last] = [Infinity, 0];
  for (const [i, row] of sheet.rows.entries()) {
    if (!isTable(i)) continue;
    first = Math.min(
      first,
      row.findIndex((cell) => cell.trim() !== ''),
    );
    last = Math.max(last, row.length);
  }
  const width = last - first;
  const records = new Records(sheet, (row, i) => {
    // Text beside the table has fewer fields than a row, however wide it was written.
    if (!isTable(i)) return row.filter((cell) => cell.trim() !== '').slice(0, width - 1);
    return Array.from({ length: width }, (_, k) => row[first + k] ?? '');
  });
  return layOut(records, { delimiter: ',', width }, file, given);
}

/** The rows of a sheet as records. */
class Records implements RecordSource {
  startLine = 0;
  #at = 0;

  constructor(
    private readonly sheet: Sheet,
    private readonly cut: (row: readonly string[], place: number) => string[],
  ) {}

  next(): string[] | null {
    for (; this.#at < this.sheet.rows.length; ) {
      const place = this.#at++;
      const record = this.cut(this.sheet.rows[place] as readonly string[], place);
      this.startLine = this.sheet.numbers[place] as number;
      if (record.some((cell) => cell.trim() !== '')) return record;
    }
    return null;
  }
}
