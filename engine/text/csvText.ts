/** A field of a CSV file; null for an empty one. */
export type CsvField = string | number | null;

/** Rows of fields, the first of which names the columns. */
export type FieldTable = readonly (readonly CsvField[])[];

/**
 * Rows as the text of a CSV file that every program reads alike, whatever its reader's language (RFC 4180, lines ended
 * by LF): a comma between fields, quoted where they must be; numbers with a point and as many digits as bring back the
 * same number; what is no finite number is empty.
 */
export function csvText(rows: Iterable<readonly CsvField[]>): string {
  let text = '';
  for (const row of rows) text += `${row.map(field).join(',')}\n`;
  return text;
}

function field(value: CsvField): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
