import { decodeText } from './decodeText';
import { delimiterOf, readRecords } from './readRecords';
import { type DayOrder, detectDayOrder } from './parseTime';

/** How the project's data file writes its fields. The exported reader is written for this format. */
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

/** Finds out the format of a file that `readTable` accepted. */
export function csvFormat(data: Uint8Array, timeColumn: string | null): CsvFormat {
  const decoded = decodeText(data, '');
  if ('problem' in decoded) throw new Error('the data file is not text');
  const delimiter = delimiterOf(decoded.text);
  const records = readRecords(decoded.text, delimiter, '');
  if (!records || 'code' in records) throw new Error('the data file is no table');
  const { header, rows } = records;
  const position = timeColumn === null ? -1 : header.findIndex((name) => name.trim() === timeColumn);
  const cells = position < 0 ? [] : rows.map((row) => (row[position] ?? '').trim());
  const times = cells.every((cell) => YEAR_FIRST.test(cell)) ? 'iso' : detectDayOrder(cells);
  return { delimiter, decimalComma: delimiter !== ',', times, text: decoded.text.replace(/\r\n?/g, '\n') };
}
