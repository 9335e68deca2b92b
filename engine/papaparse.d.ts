// The part of PapaParse that the engine uses. The published types pull in Node's, which must not exist in this folder.
declare module 'papaparse' {
  interface ParseError {
    readonly type: 'Quotes' | 'Delimiter' | 'FieldMismatch';
    readonly code: string;
    readonly row?: number;
  }
  interface ParseResult {
    readonly data: string[][];
    readonly errors: readonly ParseError[];
    readonly meta: { readonly delimiter: string };
  }
  interface ParseConfig {
    readonly delimiter?: string;
    readonly skipEmptyLines?: boolean | 'greedy';
  }
  const Papa: { parse(text: string, config?: ParseConfig): ParseResult };
  export default Papa;
}
