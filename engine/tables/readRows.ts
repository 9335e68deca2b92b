import { makeProblem, type Problem } from '../problem/problem';
import { type Dialect, findDialect } from './findDialect';
import { hasHeader } from './hasHeader';
import { RecordReader } from './readRecords';
import { type Delimiter, MOST_LISTED, type Reading, type SetAside, type SetAsideReason } from './reading';

/** The rows of a delimited text, each with as many fields as there are columns. */
export interface Rows {
  /** Names of the columns as they stand in the file; null where no line names them. */
  readonly header: readonly string[] | null;
  readonly rows: readonly (readonly string[])[];
  /** Line of the file on which each row starts, counted from 1. */
  readonly lines: Uint32Array;
  readonly delimiter: Delimiter;
  /** Lines with text above the table. */
  readonly skipped: number;
  /** Lines with text below it. */
  readonly footer: number;
  readonly setAside: readonly SetAside[];
}

interface Odd {
  readonly record: readonly string[];
  readonly line: number;
}

/** Lines above a table that are looked at as such; more are none of it. */
const MOST_ABOVE = 1000;
/** A file of which more lines do not fit is none of rows. */
const MOST_RAGGED = 0.5;

/**
 * Finds the rows of a delimited text: what stands above the header and below the last row is left out, lines with more or
 * fewer fields than the others are set aside, or a problem if `ragged` says so. Null for a text of blank lines.
 */
export function readRows(text: string, file: string, given: Partial<Reading>): Rows | Problem | null {
  const dialect = findDialect(text, given.delimiter);
  return layOut(new RecordReader(text, dialect.delimiter, file), dialect, file, given);
}

/** Records one by one, and where the last one stands. */
export interface RecordSource {
  next(): string[] | Problem | null;
  readonly startLine: number;
}

/** Finds the rows among records, as `readRows` does among those of a text. Null where there are none. */
export function layOut(
  reader: RecordSource,
  { delimiter, width }: Dialect,
  file: string,
  given: Partial<Reading>,
): Rows | Problem | null {
  const above: Odd[] = [];
  const [rows, lines]: [string[][], number[]] = [[], []];
  const odd = new OddLines();
  for (let record = reader.next(); record !== null; record = reader.next()) {
    if ('code' in record) return record;
    const fitting = fit(record, width);
    if (fitting) {
      rows.push(fitting);
      lines.push(reader.startLine);
      odd.endFooter();
    } else if (rows.length === 0 && above.length < MOST_ABOVE) above.push({ record, line: reader.startLine });
    else odd.add(record.length, reader.startLine, width);
  }
  if (rows.length === 0) return above[0] ? refuseRagged(file, above[0], width, above.length) : null;
  const head = shortHeader(above, rows, width);
  const first = head ? null : (rows[0] as string[]);
  const named = head !== null || (given.header ?? hasHeader(rows));
  const header = head ?? (named ? first : null);
  if (named && head === null) {
    rows.shift();
    lines.shift();
  }
  const preamble = head ? above.slice(0, -1) : above;
  const problem = given.ragged === 'refuse' || odd.count > MOST_RAGGED * rows.length ? odd.first : null;
  if (problem) return refuseRagged(file, problem, width, odd.count);
  return {
    ...{ header, rows, lines: Uint32Array.from(lines), delimiter },
    ...{ skipped: preamble.length, footer: odd.footer.length },
    setAside: [
      ...listed(
        'preamble',
        preamble.map(({ line }) => line),
      ),
      ...odd.setAside(),
    ],
  };
}

/** A record of the width of the table; one with more fields fits when these are empty. Null where it does not. */
function fit(record: string[], width: number): string[] | null {
  if (record.length === width) return record;
  return record.length > width && record.slice(width).every((field) => field.trim() === '')
    ? record.slice(0, width)
    : null;
}

/**
 * A header with fewer names than rows have fields: the last columns are empty, or the first one has no name, as R writes the
 * names of rows.
 */
function shortHeader(above: readonly Odd[], rows: readonly (readonly string[])[], width: number): string[] | null {
  const names = above.at(-1)?.record;
  if (!names || names.length < 2 || names.length >= width || !hasHeader([names, ...rows.slice(0, MOST_ABOVE)]))
    return null;
  const missing = Array<string>(width - names.length).fill('');
  const areEmpty = rows.every((row) => row.slice(names.length).every((field) => field.trim() === ''));
  if (areEmpty) return [...names, ...missing];
  return missing.length === 1 ? [...missing, ...names] : null;
}

function refuseRagged(file: string, { record, line }: Odd, width: number, count: number): Problem {
  return makeProblem('data.ragged', { file, line, received: record.length, expected: width, count }, { line });
}

function listed(reason: SetAsideReason, lines: readonly number[], count = lines.length): SetAside[] {
  return count === 0 ? [] : [{ reason, count, lines: lines.slice(0, MOST_LISTED) }];
}

/** Lines among and below the rows that have another number of fields. */
class OddLines {
  first: Odd | null = null;
  count = 0;
  /** Lines below the last row so far. */
  footer: number[] = [];
  readonly #fewer: number[] = [];
  readonly #more: number[] = [];
  #fewerCount = 0;
  #moreCount = 0;

  add(received: number, line: number, width: number): void {
    this.count++;
    this.first ??= { record: Array<string>(received), line };
    if (received < width) this.footer.push(line);
    else {
      this.endFooter();
      this.#moreCount++;
      if (this.#more.length < MOST_LISTED) this.#more.push(line);
    }
    // Nothing grows with a file that is no table.
    if (this.footer.length > MOST_LISTED) this.endFooter();
  }

  /** What was taken for text below the table stands among its rows. */
  endFooter(): void {
    this.#fewerCount += this.footer.length;
    this.#fewer.push(...this.footer.slice(0, Math.max(0, MOST_LISTED - this.#fewer.length)));
    this.footer = [];
  }

  setAside(): SetAside[] {
    return [
      ...listed('tooFew', this.#fewer, this.#fewerCount),
      ...listed('tooMany', this.#more, this.#moreCount),
      ...listed('footer', this.footer),
    ];
  }
}
