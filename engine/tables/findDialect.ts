import { RecordReader } from './readRecords';
import { type Delimiter, DELIMITERS } from './reading';

/** Characters from which the dialect is told. */
const SAMPLE = 2 ** 18;
/** Tables of a hundred thousand columns have longer lines: the first few of them, whole. */
const LINES = /^(?:[^\r\n]*(?:\r\n?|\n)){1,4}/;
const LONGEST_SAMPLE = 2 ** 23;
/** Records from which it is told. */
const MOST_RECORDS = 1000;
/** A number with a decimal comma, which a comma as delimiter would cut. */
const WITH_COMMA = /^\s*[-+]?\d+,\d+\s*$/;

/** How the fields of a text are separated, and how many a row has. */
export interface Dialect {
  readonly delimiter: Delimiter;
  /** Fields of the most records. */
  readonly width: number;
}

/** The delimiter that cuts the most lines alike, and of equals the one that makes more fields; a comma where none cuts any. */
export function findDialect(text: string, given?: Delimiter): Dialect {
  const sample = startOf(text);
  if (given !== undefined) return { delimiter: given, width: commonest(fieldCounts(sample, given)).width };
  const lines = sample.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  const isOneColumn =
    lines.length > 1 && !lines[0]?.includes(',') && lines.slice(1).every((line) => WITH_COMMA.test(line));
  const candidates = DELIMITERS.filter((delimiter) => delimiter !== ' ' && !(delimiter === ',' && isOneColumn))
    .map((delimiter) => ({
      ...{ delimiter, ...commonest(fieldCounts(sample, delimiter)) },
      keepsCommas: delimiter !== ',' && areDecimal(lines, delimiter),
    }))
    .filter(({ width }) => width > 1)
    .sort((a, b) => b.share - a.share || Number(b.keepsCommas) - Number(a.keepsCommas) || b.width - a.width);
  const [best] = candidates;
  if (best) return best;
  const spaced = commonest(fieldCounts(sample, ' '));
  // Words of a text are not columns: those stand in every line alike.
  if (spaced.width > 1 && spaced.share === 1 && lines.length > 1) return { delimiter: ' ', width: spaced.width };
  return { delimiter: isOneColumn ? ';' : ',', width: 1 };
}

/** Whether the commas that this delimiter leaves in fields are those of decimals. */
function areDecimal(lines: readonly string[], delimiter: Delimiter): boolean {
  const fields = lines.flatMap((line) => line.split(delimiter)).filter((field) => field.includes(','));
  return fields.length > 0 && fields.filter((field) => WITH_COMMA.test(field)).length >= 0.9 * fields.length;
}

/** The first lines of a text, whole ones if it has any: so many characters, or so many lines where these are longer. */
function startOf(text: string): string {
  if (text.length <= SAMPLE) return text;
  const end = Math.max(text.lastIndexOf('\n', SAMPLE), text.lastIndexOf('\r', SAMPLE));
  const lines = LINES.exec(text.slice(0, LONGEST_SAMPLE))?.[0].length ?? 0;
  return text.slice(0, Math.max(end, lines) || SAMPLE);
}

function fieldCounts(sample: string, delimiter: Delimiter): number[] {
  const reader = new RecordReader(sample, delimiter, '');
  const counts: number[] = [];
  while (counts.length < MOST_RECORDS) {
    const record = reader.next();
    // What is wrong is told when all is read.
    if (record === null || 'code' in record) break;
    counts.push(record.length);
  }
  return counts;
}

function commonest(counts: readonly number[]): { readonly width: number; readonly share: number } {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  const [width = 1, found = 0] = [...times].sort(([a, n], [b, m]) => m - n || b - a)[0] ?? [];
  return { width, share: counts.length === 0 ? 0 : found / counts.length };
}
