import { MAX_NAMES } from '../problem/jsonChecks';
import { makeProblem, type Problem } from '../problem/problem';

/** The records of a delimited file below its header, each with as many fields. Blank records are left out. */
export interface Records {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Line of the file on which each row starts, counted from 1. */
  readonly lines: Uint32Array;
}

/** Characters of a field: a longer one is no part of a table, but could fill the memory. */
const MAX_CELL = 2 ** 20;
/** Characters of the header line from which the delimiter is told. */
const MAX_TELLING = 2 ** 20;

const [QUOTE, NEWLINE, RETURN, SPACE] = [0x22, 0x0a, 0x0d, 0x20];

/** The separator that stands most often in the header line, outside quotation marks; a comma when none does. */
export function delimiterOf(text: string): string {
  const header = text
    .slice(0, MAX_TELLING)
    .trimStart()
    .split(/[\r\n]/, 1)[0] as string;
  const bare = header.replace(/"(?:[^"]|"")*"/g, '');
  const candidates = [',', ';', '\t', '|'];
  const counts = candidates.map((candidate) => bare.split(candidate).length);
  return candidates[counts.indexOf(Math.max(...counts))] as string;
}

/**
 * Reads the fields of a delimited text (RFC 4180; lines may end in LF, CRLF or CR, and fields in quotes may hold any of
 * them, read as LF). Null for a text of blank lines. A problem for an open quotation mark, rows of another length than the
 * header's, and sizes that no table has: what is wrong is found in one pass, without keeping it.
 */
export function readRecords(text: string, delimiter: string, file: string): Records | Problem | null {
  const reader = new RecordReader(text, delimiter, file);
  const header = reader.next();
  if (header === null || 'code' in header) return header;
  const [rows, lines]: [string[][], number[]] = [[], []];
  let [ragged, count, received] = [0, 0, 0];
  for (let row = reader.next(); row !== null; row = reader.next()) {
    if ('code' in row) return row;
    if (row.length === header.length) {
      if (count > 0) continue;
      rows.push(row);
      lines.push(reader.startLine);
    } else if (count++ === 0) {
      [ragged, received] = [reader.startLine, row.length];
      rows.length = 0;
    }
  }
  if (count > 0) {
    const values = { file, line: ragged, received, expected: header.length, count };
    return makeProblem('data.ragged', values, { line: ragged });
  }
  return { header, rows, lines: Uint32Array.from(lines) };
}

class RecordReader {
  /** The line on which the record starts that was read last. */
  startLine = 1;
  #line = 1;
  #at = 0;
  readonly #separator: number;

  constructor(
    private readonly text: string,
    delimiter: string,
    private readonly file: string,
  ) {
    this.#separator = delimiter.charCodeAt(0);
  }

  /** The fields of the next record that is not blank; null at the end. */
  next(): string[] | Problem | null {
    for (;;) {
      this.#skipEmptyLines();
      if (this.#at >= this.text.length) return null;
      this.startLine = this.#line;
      const fields: string[] = [];
      do {
        const field = this.#field();
        if (typeof field !== 'string') return field;
        if (fields.push(field) > MAX_NAMES) return this.#refuse('data.tooManyFields', MAX_NAMES);
      } while (this.#passes(this.#separator));
      this.#endLine();
      if (fields.some((field) => field.trim() !== '')) return fields;
    }
  }

  /** Passes over lines of nothing but spaces and tabs, which are no separators here. */
  #skipEmptyLines(): void {
    for (let i = this.#at; ; i++) {
      const code = this.text.charCodeAt(i);
      if (code === NEWLINE || code === RETURN) {
        this.#at = i;
        this.#endLine();
        i = this.#at - 1;
      } else if ((code !== SPACE && code !== 0x09) || code === this.#separator) return;
    }
  }

  /** Reads a field up to what ends it. */
  #field(): string | Problem {
    const { text } = this;
    const start = this.#at;
    if (text.charCodeAt(start) === QUOTE) return this.#quoted(start);
    while (!this.#endsField()) this.#at++;
    const length = this.#at - start;
    return length > MAX_CELL ? this.#refuse('data.longCell', MAX_CELL) : text.slice(start, this.#at);
  }

  /** Reads a field in quotation marks; spaces may follow the last one. */
  #quoted(start: number): string | Problem {
    const { text } = this;
    let end = text.indexOf('"', start + 1);
    let hasQuotes = false;
    while (end >= 0 && text.charCodeAt(end + 1) === QUOTE) {
      hasQuotes = true;
      if (end - start > MAX_CELL) break;
      end = text.indexOf('"', end + 2);
    }
    if ((end < 0 ? text.length : end) - start > MAX_CELL) return this.#refuse('data.longCell', MAX_CELL);
    if (end < 0) return this.#refuse('data.quotes');
    this.#at = end + 1;
    while (!this.#endsField() && (text[this.#at] as string).trim() === '') this.#at++;
    if (!this.#endsField()) return this.#refuse('data.quotes');
    const inner = text.slice(start + 1, end);
    const field = (hasQuotes ? inner.replaceAll('""', '"') : inner).replace(/\r\n?/g, '\n');
    if (field.includes('\n')) this.#line += field.split('\n').length - 1;
    return field;
  }

  /** Whether what is read next ends a field. */
  #endsField(): boolean {
    const code = this.text.charCodeAt(this.#at);
    return code === this.#separator || code === NEWLINE || code === RETURN || this.#at >= this.text.length;
  }

  #passes(code: number): boolean {
    const passes = this.text.charCodeAt(this.#at) === code;
    if (passes) this.#at++;
    return passes;
  }

  /** Passes over the end of a line. */
  #endLine(): void {
    const returns = this.#passes(RETURN);
    if (this.#passes(NEWLINE) || returns) this.#line++;
  }

  #refuse(code: 'data.quotes' | 'data.longCell' | 'data.tooManyFields', limit = 0): Problem {
    const line = this.#line;
    return makeProblem(code, { file: this.file, line, limit }, { line });
  }
}
