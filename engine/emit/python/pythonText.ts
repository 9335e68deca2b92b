// User text (names of nodes, columns, files) is printed into Python code and comments. Whatever it holds must stay text
// there: these functions are the only way in.

import { INVISIBLE } from '../typescript/quote';

/** As wide as Black makes lines. */
export const PYTHON_LINE_WIDTH = 88;

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** A Python string literal that holds exactly this text, in the quotation marks that need fewer escapes. */
export function pythonString(text: string): string {
  const count = (mark: string): number => text.split(mark).length - 1;
  const mark = count('"') > count("'") ? "'" : '"';
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll(mark, `\\${mark}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(INVISIBLE, escapeCharacter);
  return `${mark}${escaped}${mark}`;
}

/** The text as comment lines behind `indent`, broken at spaces where it is too wide. What ends a line becomes a space. */
export function pythonComment(text: string, indent = ''): string[] {
  const rows = wrapText(text.replace(INVISIBLE, ' '), PYTHON_LINE_WIDTH - indent.length - 2);
  return (rows.length > 0 ? rows : ['']).map((row) => `${indent}# ${row}`.trimEnd());
}

/** Breaks text at spaces so that no line is longer than `width`, where words allow. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((part) => part !== '')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return line === '' ? lines : [...lines, line];
}

const STEP = '    ';
/** An assignment that ends with an operator and a name: no bracket of it is its last, so that Black adds a pair around it. */
const SUM = /^(\w+) = (.+) ([*+] [\w.]+)$/;

/**
 * A statement as lines of Python, broken as Black breaks it: at its last pair of brackets in front of which the line fits, with
 * what stands between them on a line of its own where that fits, else one item a line.
 */
export function pythonStatement(text: string, indent: string): string[] {
  if (indent.length + text.length <= PYTHON_LINE_WIDTH) return [indent + text];
  const [, name, left = '', right = ''] = SUM.exec(text) ?? [];
  if (name !== undefined) {
    const fits = indent.length + STEP.length + left.length + 1 + right.length <= PYTHON_LINE_WIDTH;
    const terms = fits ? [`${left} ${right}`] : [left, right];
    return [`${indent}${name} = (`, ...terms.map((term) => indent + STEP + term), `${indent})`];
  }
  const pairs = outermostBrackets(text);
  const pair = pairs.findLast(({ open }) => indent.length + open < PYTHON_LINE_WIDTH) ?? pairs.at(-1);
  if (!pair) return [indent + text];
  const head = indent + text.slice(0, pair.open + 1);
  const body = text.slice(pair.open + 1, pair.close);
  const tail = indent + text.slice(pair.close);
  const inner = indent + STEP;
  if (inner.length + body.length <= PYTHON_LINE_WIDTH) return [head, inner + body, tail];
  return [head, ...splitAtCommas(body).flatMap((item) => pythonStatement(`${item},`, inner)), tail];
}

const OPENING = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

interface Brackets {
  readonly open: number;
  readonly close: number;
}

/** The outermost pairs of brackets that hold anything, from left to right. */
function outermostBrackets(text: string): readonly Brackets[] {
  const opened: number[] = [];
  const found: Brackets[] = [];
  for (let i = 0; i < text.length; i++) {
    const letter = text[i] ?? '';
    if ('([{'.includes(letter)) opened.push(i);
    else if (OPENING.has(letter)) {
      const open = opened.pop();
      if (open !== undefined && opened.length === 0 && i > open + 1) found.push({ open, close: i });
    }
  }
  return found;
}

function splitAtCommas(text: string): string[] {
  const items: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i] ?? '';
    if ('([{'.includes(letter)) depth++;
    else if (OPENING.has(letter)) depth--;
    else if (letter === ',' && depth === 0) {
      items.push(text.slice(start, i).trim());
      start = i + 1;
    }
  }
  return [...items, text.slice(start).trim()].filter((item) => item !== '');
}
