/** A field of a CSV file; null for an empty one. */
export type CsvField = string | number | null;

/** What starts a formula (OWASP, CSV injection), in the full width of Chinese and Japanese too. */
const FORMULA = /^\s*[=+\-@＝＋－＠]./su;
/** What separates fields, in some language's spreadsheet at least. */
const SEPARATOR = /[",;\t\r\n]/;

/** Rows of fields, the first of which names the columns. */
export type FieldTable = readonly (readonly CsvField[])[];

/**
 * Rows as the text of a CSV file that every program reads alike, whatever its reader's language (RFC 4180, lines ended
 * by LF): a comma between fields, quoted where they must be; numbers with a point and as many digits as bring back the
 * same number; what is no finite number is empty. A text that a spreadsheet would run as a formula gets an apostrophe before
 * it, unless `formulas` are asked for.
 */
export function csvText(rows: Iterable<readonly CsvField[]>, formulas = false): string {
  let text = '';
  for (const row of rows) text += `${row.map((value) => field(value, formulas)).join(',')}\n`;
  return text;
}

function field(value: CsvField, formulas: boolean): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const text = !formulas && FORMULA.test(value) && Number.isNaN(Number(value)) ? `'${value}` : value;
  return SEPARATOR.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
