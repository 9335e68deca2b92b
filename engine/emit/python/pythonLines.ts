import { PYTHON_LINE_WIDTH } from './pythonText';

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
