import type { ExportPlan } from '../exportPlan';
import { quote } from '../../../emit/typescript/quote';

/** `src/csv.ts`: reads and writes files in the format of the project's data. */
export function csvFile(plan: ExportPlan): string {
  return `const DELIMITER = ${quote(plan.csv.delimiter)};

/** A data file as text cells, without the space around them. */
export interface Csv {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Reads the text of a CSV file; its first line names the columns. Empty lines are skipped. */
export function parseCsv(text: string): Csv {
  const records = parseRecords(text.replace(/^\\uFEFF/, ''));
  const [header = [], ...rows] = records.filter((record) => record.some((cell) => cell !== ''));
  const ragged = rows.findIndex((row) => row.length !== header.length);
  if (ragged >= 0) throw new Error(\`Row \${ragged + 1} of the data has not as many fields as the header.\`);
  return { header, rows };
}

/** The cells of one column. */
export function cellsOf(csv: Csv, column: string): string[] {
  const position = csv.header.indexOf(column);
  if (position < 0) throw new Error(\`There is no column “\${column}”. There are: \${csv.header.join(', ')}.\`);
  return csv.rows.map((row) => row[position] ?? '');
}

/** One line of a CSV file, with quotes where a field needs them. */
export function csvLine(fields: readonly (string | number)[]): string {
  const texts = fields.map(String);
  return texts.map((text) => (/[",\\n]/.test(text) ? \`"\${text.replaceAll('"', '""')}"\` : text)).join(',');
}

/** Splits text into records; a quoted field may hold delimiters, line ends and doubled quotes (RFC 4180). */
function parseRecords(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    record.push(cell.trim());
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (letter === '"' && cell === '') {
      quoted = true;
    } else if (letter === DELIMITER) {
      endCell();
    } else if (letter === '\\n') {
      endCell();
      records.push(record);
      record = [];
    } else {
      cell += letter;
    }
  }
  endCell();
  records.push(record);
  return records;
}
`;
}
