import { csvText } from '../text/csvText';
import { isoTimes } from '../text/isoTimes';
import { columnTexts } from './columnTexts';
import { decodeText } from './decodeText';
import { type DayOrder, detectDayOrder, parseTime } from './parseTime';
import { RecordReader } from './readRecords';
import type { Reading } from './reading';
import type { Column, Table } from './table';
import { isPlainlyEmpty, plainNumberOf } from './plainNumber';

/** How the data file of an exported program writes its fields. The exported reader is written for this format. */
export interface CsvFormat {
  readonly delimiter: string;
  /** True when numbers may be written as 3,14: only where the comma does not separate fields. */
  readonly decimalComma: boolean;
  /** The dates of the time column: ISO 8601 alone, or others such as 31.5.2024, with the order of 5/6/2024. */
  readonly times: 'iso' | DayOrder;
  /** The file as text with plain line ends. */
  readonly text: string;
}

const YEAR_FIRST = /^\d{4}[-/]/;

/**
 * The data file of an exported program: the file itself where the program's reader finds the same table in it, else the
 * table written plainly (comma, decimal point, ISO 8601).
 */
export function csvFormat(data: Uint8Array, table: Table, timeColumn: string | null, reading: Reading): CsvFormat {
  return asItStands(data, table, timeColumn, reading) ?? rewritten(table);
}

/** The file as it stands, or null where the exported reader would not find this table in it. */
function asItStands(data: Uint8Array, table: Table, timeColumn: string | null, reading: Reading): CsvFormat | null {
  if (reading.format !== 'delimited') return null;
  const decoded = decodeText(data, '', reading.encoding);
  const { delimiter } = reading;
  if ('problem' in decoded || delimiter === ' ' || !reading.header) return null;
  const reader = new RecordReader(decoded.text, delimiter, '');
  const header = reader.next();
  if (header === null || 'code' in header) return null;
  const names = header.map((name) => name.trim());
  if (names.join('\n') !== table.columns.map(({ name }) => name).join('\n')) return null;
  const rows: string[][] = [];
  for (let row = reader.next(); row !== null; row = reader.next()) {
    if ('code' in row || row.length !== names.length) return null;
    rows.push(row);
  }
  if (rows.length !== table.rowCount) return null;
  const decimalComma = delimiter !== ',';
  const cellsOf = (k: number): string[] => rows.map((row) => (row[k] as string).trim());
  const at = timeColumn === null ? -1 : names.indexOf(timeColumn);
  const moments = at < 0 ? [] : cellsOf(at);
  const times = moments.every((cell) => YEAR_FIRST.test(cell)) ? 'iso' : detectDayOrder(moments);
  const order = times === 'iso' ? 'monthFirst' : times;
  const isSame = table.columns.every((column, k) => {
    // Moments beside the time are read by no program.
    if (column.kind === 'time' && k !== at) return true;
    return agrees(column, cellsOf(k), decimalComma, order);
  });
  return isSame ? { delimiter, decimalComma, times, text: decoded.text.replace(/\r\n?/g, '\n') } : null;
}

/** Whether cells hold what a column does, as the exported reader takes them. */
function agrees(column: Column, cells: readonly string[], decimalComma: boolean, order: DayOrder): boolean {
  if (column.kind === 'category')
    return cells.every((cell, row) => cell === (column.categories[column.codes[row] as number] ?? ''));
  return cells.every((cell, row) => {
    const found =
      column.kind === 'time'
        ? parseTime(cell, order)?.ms
        : isPlainlyEmpty(cell)
          ? Number.NaN
          : plainNumberOf(cell, decimalComma);
    return Object.is(found, column.values[row]) || found === column.values[row];
  });
}

function rewritten({ columns, rowCount }: Table): CsvFormat {
  const fields = columns.map((column): readonly (string | number | null)[] => {
    if (column.kind === 'number') return [...column.values];
    if (column.kind === 'time') return Array.from(column.values, isoTimes(column.values));
    const { codes, texts } = columnTexts(column);
    return Array.from(codes, (code) => texts[code] ?? null);
  });
  const rows = Array.from({ length: rowCount }, (_, row) => fields.map((column) => column[row] ?? null));
  const text = csvText([columns.map(({ name }) => name), ...rows], true);
  return { delimiter: ',', decimalComma: false, times: 'iso', text };
}
