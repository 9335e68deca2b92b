/** Which of the marked blocks of a program a project needs, by their flags. */
export type Flags = Readonly<Record<string, boolean>>;

/** Lines that are known only at the export, by the name of the block that they replace. */
export type Inserts = Readonly<Record<string, readonly string[]>>;

const OTHERWISE = /^\s*(?:\} else|else|elif)\b/;
const MARK = /^\s*(?:#|\/\/|<!--) seqloom: (.*?)(?: -->)?$/;

/**
 * Fits the file of a program to a project. A file runs as it is; its marked blocks, between a comment `seqloom: …` and
 * `seqloom: end`, are for some projects only:
 *
 * - `if FLAG or FLAG …` keeps the lines in between where one of the flags holds;
 * - `insert NAME` puts the given lines in the place of those in between;
 * - `either FLAG or FLAG …`, which has no end, stands before an `if` that has a branch for each flag: where one holds, it
 *   leaves what is in its branch, where several hold, the whole statement.
 *
 * Throws where a flag or an insert is not known, or a block has no end.
 */
export function cutSource(text: string, flags: Flags, inserts: Inserts = {}): string {
  const lines = text.split('\n');
  return `${new Cutter(flags, inserts).cut(lines).join('\n').trimEnd()}\n`;
}

class Cutter {
  constructor(
    private readonly flags: Flags,
    private readonly inserts: Inserts,
  ) {}

  cut(lines: readonly string[]): string[] {
    const kept: string[] = [];
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i] as string;
      const mark = MARK.exec(line)?.[1];
      if (mark === undefined) {
        kept.push(line);
        continue;
      }
      const [word = '', ...words] = mark.split(' ');
      const names = words.filter((name) => name !== 'or');
      if (word === 'either') {
        const { end, result } = this.#either(lines, i + 1, names);
        kept.push(...result);
        i = end - 1;
        continue;
      }
      const end = endOfBlock(lines, i);
      const inner = lines.slice(i + 1, end);
      if (word === 'if' && names.some((name) => this.#holds(name))) kept.push(...this.cut(inner));
      else if (word === 'insert') kept.push(...this.#insert(names[0] ?? '', indentOf(line)));
      else if (word !== 'if') throw new Error(`unknown mark “${mark}”`);
      i = end;
    }
    return kept;
  }

  #holds(name: string): boolean {
    const flag = this.flags[name];
    if (flag === undefined) throw new Error(`unknown flag “${name}”`);
    return flag;
  }

  #insert(name: string, indent: number): string[] {
    const inserted = this.inserts[name];
    if (!inserted) throw new Error(`unknown insert “${name}”`);
    return inserted.map((line) => (line === '' ? line : ' '.repeat(indent) + line));
  }

  /** The `if` statement that starts at line `at`, fitted, and the line behind it. */
  #either(lines: readonly string[], at: number, names: readonly string[]): { end: number; result: string[] } {
    const indent = indentOf(lines[at] as string);
    const outside = (from: number): number => {
      const found = lines.findIndex((line, i) => i >= from && line.trim() !== '' && indentOf(line) <= indent);
      return found < 0 ? lines.length : found;
    };
    const heads = [at];
    let closing = outside(at + 1);
    while (OTHERWISE.test(lines[closing] ?? '')) {
      heads.push(closing);
      closing = outside(closing + 1);
    }
    while (lines[closing - 1]?.trim() === '') closing--;
    const end = lines[closing]?.trim() === '}' ? closing + 1 : closing;
    const holding = names.flatMap((name, i) => (this.#holds(name) ? [i] : []));
    const [only] = holding;
    if (only === undefined) return { end, result: [] };
    if (holding.length > 1) {
      const branches = heads.flatMap((head, i) => [
        lines[head] as string,
        ...this.cut(lines.slice(head + 1, heads[i + 1] ?? closing)),
      ]);
      return { end, result: [...branches, ...lines.slice(closing, end)] };
    }
    // An `if` without `else` has nothing for the last flag.
    const head = heads[only];
    const branch = head === undefined ? [] : this.cut(lines.slice(head + 1, heads[only + 1] ?? closing));
    const shift = branch.length > 0 ? indentOf(branch[0] as string) - indent : 0;
    return { end, result: branch.map((line) => line.slice(shift)) };
  }
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** The line that ends the block which starts at line `start`. */
function endOfBlock(lines: readonly string[], start: number): number {
  let depth = 0;
  for (let i = start; i < lines.length; i++) {
    const word = MARK.exec(lines[i] as string)?.[1]?.split(' ')[0];
    if (word === 'if' || word === 'insert') depth++;
    else if (word === 'end' && --depth === 0) return i;
  }
  throw new Error(`“${lines[start] ?? ''}” has no end`);
}

/** Puts values in the place of `{{name}}` in the text of a file. Throws where a name has none. */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`unknown value “${name}”`);
    return value;
  });
}
