import { makeProblem, type Problem } from '../problem/problem';

/** Characters of a column's name, as many as a project file takes. */
const MAX_NAME = 2000;

/** Read by programs as something else than a name. */
const RESERVED = '__proto__';

/** The names of columns, and which of them the file does not say like that. */
export interface ColumnNames {
  readonly names: readonly string[];
  /** Places, from 0, of columns that have no name in the file. */
  readonly unnamed: readonly number[];
  /** Names that stand twice or that programs reserve, with what they are called now. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
}

/** Whether a name is usable as it stands in the file. */
export const isWrittenName = (name: string): boolean => name !== '' && name !== RESERVED && name.length <= MAX_NAME;

/**
 * The names of `width` columns: those of the header, `Column 3` where it has none, `price (2)` where an earlier column has
 * the same. A problem for a name that no project can hold.
 */
export function nameColumns(header: readonly string[] | null, width: number, file: string): ColumnNames | Problem {
  const written = Array.from({ length: width }, (_, k) => (header?.[k] ?? '').trim());
  const taken = new Set(written);
  const seen = new Set<string>();
  const unnamed: number[] = [];
  const renamed: { from: string; to: string }[] = [];
  const names: string[] = [];
  for (const [k, name] of written.entries()) {
    if (name.length > MAX_NAME) {
      const values = { file, position: k + 1, start: `${name.slice(0, 40)}…`, length: name.length, limit: MAX_NAME };
      return makeProblem('data.longName', values, { line: 1 });
    }
    if (name === '') unnamed.push(k);
    const base = name === '' ? `Column ${k + 1}` : name;
    const isFree = name === '' ? !taken.has(base) : !seen.has(name) && name !== RESERVED;
    const free = isFree ? base : numbered(base, (candidate) => taken.has(candidate));
    if (free !== base) renamed.push({ from: base, to: free });
    seen.add(name);
    taken.add(free);
    names.push(free);
  }
  return { names, unnamed, renamed };
}

/** A name with the first number, from 2 on, that makes it a free one. */
function numbered(base: string, isTaken: (name: string) => boolean): string {
  for (let count = 2; ; count++) if (!isTaken(`${base} (${count})`)) return `${base} (${count})`;
}

/** A name for a column that is made: itself where no other column has it, else with a number. */
export function freeName(base: string, isTaken: (name: string) => boolean): string {
  return isTaken(base) ? numbered(base, isTaken) : base;
}
