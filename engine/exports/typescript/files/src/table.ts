import { recipe } from './recipe.js';

/** A data file as text cells, without the space around them. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const { delimiter } = recipe;
// A field, which may hold anything in quotes (RFC 4180), and what ends it.
const FIELD = new RegExp(`(?:"((?:[^"]|"")*)"[^${delimiter}\n]*|([^${delimiter}\n]*))([${delimiter}\n])`, 'g');

/** Reads the text of a CSV file; its first line names the columns. Empty lines are skipped. */
export function parseTable(text: string): Table {
  const records: string[][] = [[]];
  for (const [, quoted, plain = '', end] of `${text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')}\n`.matchAll(
    FIELD,
  )) {
    records.at(-1)!.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (end === '\n') records.push([]);
  }
  const [header = [], ...rows] = records.filter((record) => record.some((cell) => cell !== ''));
  if (rows.some((row) => row.length !== header.length))
    throw new Error('A row has more or fewer fields than the header.');
  return { header, rows };
}

/** The cells of one column. */
export function cellsOf({ header, rows }: Table, column: string): string[] {
  const position = header.indexOf(column);
  if (position < 0) throw new Error(`There is no column “${column}”. There are: ${header.join(', ')}.`);
  return rows.map((row) => row[position] ?? '');
}
// seqloom: if time

const ISO =
  /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?\s*(?:Z|([+-]\d{2}):?(\d{2}))?)?$/;

/** Milliseconds since 1970 on the file's own clock; a time zone, where one is written, is applied. */
export function parseTime(text: string): number {
  const iso = ISO.exec(text);
  // seqloom: if dayMonthYear
  if (!iso) return parseDayMonthYear(text);
  // seqloom: end
  // seqloom: if isoTimes
  if (!iso) throw new Error(`“${text}” is not a date such as 2024-05-31, with or without a time.`);
  // seqloom: end
  const [, year, month, day = '1', hour = '0', minute = '0', second = '0', zoneHour = '+00', zoneMinute = '0'] = iso;
  const zone = Number(zoneHour) * 60 + Number(`${zoneHour[0]}${zoneMinute}`);
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute) - zone);
  return ms + Math.round(Number(second) * 1000);
}
// seqloom: end
// seqloom: if dayMonthYear

const DAY_MONTH_YEAR = /^(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

function parseDayMonthYear(text: string): number {
  const match = DAY_MONTH_YEAR.exec(text);
  if (!match) throw new Error(`“${text}” is not a date such as 2024-05-31 or 31.5.2024, with or without a time.`);
  const [, first, separator, second, year, hours = '0', minutes = '0', seconds = '0'] = match;
  const [day, month] = recipe.times.dayfirst || separator === '.' ? [first, second] : [second, first];
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hours), Number(minutes), Number(seconds));
}
// seqloom: end
