/** What a piece of code is, as far as its color goes. */
export type TokenKind = 'plain' | 'comment' | 'string' | 'number' | 'keyword' | 'type' | 'call' | 'key';

/** A piece of one line of code. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const KEYWORDS = new Set(
  (
    'as async await break case catch class const continue default do else export extends false finally for from ' +
    'function if implements import in instanceof interface let new null of private readonly return satisfies static ' +
    'super switch this throw true try type typeof undefined var void while yield'
  ).split(' '),
);

const TYPESCRIPT =
  /(?<comment>\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<string>'(?:\\.|[^'\\\n])*'?|"(?:\\.|[^"\\\n])*"?|`(?:\\[\s\S]|[^`\\])*`?)|(?<number>\b\d[\w.]*)|(?<word>[A-Za-z_$][\w$]*)/g;

const PYTHON_KEYWORDS = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global if ' +
    'import in is lambda nonlocal not or pass raise return self try while with yield'
  ).split(' '),
);

const PYTHON =
  /(?<comment>#[^\n]*)|(?<string>[rbf]{0,2}(?:\"\"\"[\s\S]*?(?:\"\"\"|$)|'''[\s\S]*?(?:'''|$)|'(?:\\.|[^'\\\n])*'?|"(?:\\.|[^"\\\n])*"?))|(?<number>\b\d[\w.]*(?:(?<=e)-\d+)?)|(?<word>[A-Za-z_]\w*)/g;

const JSON_TEXT = /(?<string>"(?:\\.|[^"\\\n])*"?)|(?<number>-?\b\d[\d.eE+-]*)|(?<word>\b(?:true|false|null)\b)/g;

/**
 * Cuts code into colored pieces, line by line. Enough for reading, by the shape of words alone: TypeScript, Python and
 * JSON by the file's name, anything else stays plain. Joined again, the pieces are the text.
 */
export function tokenizeLines(text: string, path: string): readonly (readonly Token[])[] {
  if (path.endsWith('.ts')) return toLines(tokens(text, TYPESCRIPT, typescriptKind));
  if (path.endsWith('.py')) return toLines(tokens(text, PYTHON, pythonKind));
  if (path.endsWith('.json')) return toLines(tokens(text, JSON_TEXT, jsonKind));
  return toLines([{ kind: 'plain', text }]);
}

type KindOf = (groups: Readonly<Record<string, string | undefined>>, match: string, rest: string) => TokenKind;

function tokens(text: string, pattern: RegExp, kindOf: KindOf): Token[] {
  const found: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) found.push({ kind: 'plain', text: text.slice(end, match.index) });
    end = match.index + match[0].length;
    found.push({ kind: kindOf(match.groups ?? {}, match[0], text.slice(end, end + 2)), text: match[0] });
  }
  if (end < text.length) found.push({ kind: 'plain', text: text.slice(end) });
  return found;
}

function typescriptKind(groups: Readonly<Record<string, string | undefined>>, match: string, rest: string): TokenKind {
  if (groups.comment !== undefined) return 'comment';
  if (groups.string !== undefined) return 'string';
  if (groups.number !== undefined) return 'number';
  // A name before a colon is a property, even where it reads like a keyword.
  if (/^\??:/.test(rest) && match !== 'default') return 'key';
  if (KEYWORDS.has(match)) return 'keyword';
  if (rest.startsWith('(')) return 'call';
  return /^[A-Z]/.test(match) ? 'type' : 'plain';
}

function pythonKind(groups: Readonly<Record<string, string | undefined>>, match: string, rest: string): TokenKind {
  if (groups.comment !== undefined) return 'comment';
  if (groups.string !== undefined) return 'string';
  if (groups.number !== undefined) return 'number';
  if (PYTHON_KEYWORDS.has(match)) return 'keyword';
  // An argument that is given by name; an assignment has spaces around its sign.
  if (/^=[^=]/.test(rest)) return 'key';
  if (rest.startsWith('(')) return 'call';
  return /^[A-Z]/.test(match) ? 'type' : 'plain';
}

function jsonKind(groups: Readonly<Record<string, string | undefined>>, _match: string, rest: string): TokenKind {
  if (groups.string !== undefined) return rest.trimStart().startsWith(':') ? 'key' : 'string';
  return groups.number !== undefined ? 'number' : 'keyword';
}

function toLines(all: readonly Token[]): Token[][] {
  const lines: Token[][] = [[]];
  for (const { kind, text } of all) {
    text.split('\n').forEach((part, i) => {
      if (i > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ kind, text: part });
    });
  }
  return lines;
}
