import { MAX_NAMES } from '../problem/jsonChecks';
import { makeProblem, type Problem } from '../problem/problem';

/** Characters of a field: a longer one is no part of a table, but could fill the memory. */
const MAX_CELL = 2 ** 20;
const [QUOTE, NEWLINE, RETURN, SPACE, TAB] = [0x22, 0x0a, 0x0d, 0x20, 0x09];

/**
 * Reads the records of a delimited text one by one (RFC 4180; lines may end in LF, CRLF or CR, and fields in quotes may hold any
 * of them, read as LF). Blank records are passed over. Of the space as delimiter any number separates.
 */
export class RecordReader {
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
      if (this.#separator === SPACE) this.#skipSpaces();
      do {
        const field = this.#field();
        if (typeof field !== 'string') return field;
        if (fields.push(field) > MAX_NAMES) return this.#refuse('data.tooManyFields', MAX_NAMES);
      } while (this.#passesSeparator());
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
      } else if ((code !== SPACE && code !== TAB) || code === this.#separator) return;
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
    const inner = text.slice(start + 1, end);
    if (!this.#endsField()) {
      // A quotation mark within a text, such as of inches, not one around it; over a line's end it is one that was never closed.
      if (/[\r\n]/.test(inner)) return this.#refuse('data.quotes');
      while (!this.#endsField()) this.#at++;
      return text.slice(start, this.#at);
    }
    const field = (hasQuotes ? inner.replaceAll('""', '"') : inner).replace(/\r\n?/g, '\n');
    if (field.includes('\n')) this.#line += field.split('\n').length - 1;
    return field;
  }

  /** Whether what is read next ends a field. */
  #endsField(): boolean {
    const code = this.text.charCodeAt(this.#at);
    const separates = code === this.#separator || (code === TAB && this.#separator === SPACE);
    return separates || code === NEWLINE || code === RETURN || this.#at >= this.text.length;
  }

  /** Passes over what stands between two fields; spaces at the end of a line are none. */
  #passesSeparator(): boolean {
    if (this.#separator !== SPACE) return this.#passes(this.#separator);
    const start = this.#at;
    this.#skipSpaces();
    const code = this.text.charCodeAt(this.#at);
    return this.#at > start && code !== NEWLINE && code !== RETURN && this.#at < this.text.length;
  }

  #skipSpaces(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.#at);
      if (code !== SPACE && code !== TAB) return;
      this.#at++;
    }
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
