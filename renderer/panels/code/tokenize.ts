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

const JSON_TEXT =
  /(?<key>"(?:\\.|[^"\\\n])*"(?=\s?:))|(?<string>"(?:\\.|[^"\\\n])*"?)|(?<number>-?\b\d[\d.eE+-]*)|(?<word>\b(?:true|false|null)\b)/g;

/** What a word is, by itself and by the two characters that follow. */
type KindOfWord = (word: string, rest: string) => TokenKind;

/** How code is cut, by the ending of its file: the pattern's groups are named for kinds, but for `word`. */
const LANGUAGES: Readonly<Record<string, readonly [pattern: RegExp, kindOfWord: KindOfWord]>> = {
  ts: [TYPESCRIPT, typescriptKind],
  py: [PYTHON, pythonKind],
  json: [JSON_TEXT, () => 'keyword'],
};

/**
 * Cuts code into colored pieces, line by line. Enough for reading, by the shape of words alone: TypeScript, Python and
 * JSON by the file's name, anything else stays plain. Joined again, the pieces are the text.
 */
export function tokenizeLines(text: string, path: string): readonly (readonly Token[])[] {
  const language = LANGUAGES[path.slice(path.lastIndexOf('.') + 1)];
  return toLines(language ? tokens(text, ...language) : [{ kind: 'plain', text }]);
}

function tokens(text: string, pattern: RegExp, kindOfWord: KindOfWord): Token[] {
  const found: Token[] = [];
  let end = 0;
  for (const { index, 0: match, groups = {} } of text.matchAll(pattern)) {
    if (index > end) found.push({ kind: 'plain', text: text.slice(end, index) });
    end = index + match.length;
    const group = Object.keys(groups).find((name) => groups[name] !== undefined) as TokenKind | 'word';
    found.push({ kind: group === 'word' ? kindOfWord(match, text.slice(end, end + 2)) : group, text: match });
  }
  if (end < text.length) found.push({ kind: 'plain', text: text.slice(end) });
  return found;
}

function typescriptKind(word: string, rest: string): TokenKind {
  // A name before a colon is a property, even where it reads like a keyword.
  if (/^\??:/.test(rest) && word !== 'default') return 'key';
  return KEYWORDS.has(word) ? 'keyword' : nameKind(word, rest);
}

function pythonKind(word: string, rest: string): TokenKind {
  if (PYTHON_KEYWORDS.has(word)) return 'keyword';
  // An argument that is given by name; an assignment has spaces around its sign.
  return /^=[^=]/.test(rest) ? 'key' : nameKind(word, rest);
}

function nameKind(name: string, rest: string): TokenKind {
  if (rest.startsWith('(')) return 'call';
  return /^[A-Z]/.test(name) ? 'type' : 'plain';
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
