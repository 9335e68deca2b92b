import { isCurrency, splitSuffix } from './numberWords';

/** A number as it stands in a cell, taken apart. */
export interface WrittenNumber {
  readonly negative: boolean;
  /** Parentheses or a minus behind the number make it negative. */
  readonly accounting: boolean;
  /** Digits, with the signs between them. */
  readonly body: string;
  /** Digits and sign of the exponent, or ''. */
  readonly exponent: string;
  readonly factorText: string;
  /** The tens by which they multiply. */
  readonly power: number;
  /** A space stands between the number and what is behind it. */
  readonly spaced: boolean;
  /** What the number counts: a currency, `%`, a unit; or ''. */
  readonly unit: string;
}

const MINUS = '[-\\u2212\\u2013\\ufe63]';
const SPACE = '[ \\t\\u00a0\\u2007\\u2009\\u202f]';
const SIGN = `(?:\\+|${MINUS})`;
/** Digits with points, commas, apostrophes and spaces between them. */
const BODY = `(?:[.,]?\\d(?:[\\d.,'\\u2019]|${SPACE}(?=\\d))*)`;
const CELL = new RegExp(
  `^(\\()?${SPACE}*(${SIGN})?${SPACE}*([^\\d\\s.,()+\\u2212'-][^\\d\\s,()+\\u2212'-]{0,3})?${SPACE}*(${SIGN})?${SPACE}*(${BODY})` +
    `(?:[eE]((?:\\+|${MINUS})?\\d{1,4}))?(${SPACE}*)([^\\d\\s.,()+-][^()]{0,15}?)?${SPACE}*(${MINUS})?(\\))?$`,
  'u',
);
const UNIT = /^[\p{L}%‰°℃℉µΩ"″′'#](?:[\p{L}%‰°℃℉µΩ²³⁻¹/·^.*"″′-]|[23](?!\p{L}))*(?: [\p{L}][\p{L}.]*)?$/u;
const FULL_WIDTH = /[\uff01-\uff5e\uffe5\u3000]/;
/** Takes a trimmed cell apart that holds a number in some way of writing; null where it holds none. */
export function splitNumber(cell: string): WrittenNumber | null {
  const start = cell[0] === '-' || cell[0] === '+' ? 1 : 0;
  const end = bodyEnd(cell, start);
  // Most cells are a sign, digits, and letters behind them: they need no regular expression.
  if (end > start && (end === cell.length || isSimpleSuffix(cell, end))) {
    const spaced = cell[end] === ' ';
    const { factorText, power, unit } = splitSuffix(spaced ? cell.slice(end + 1) : cell.slice(end));
    if (unit === '' || isCurrency(unit) || UNIT.test(unit)) {
      const body = cell.slice(start, end);
      return { negative: cell[0] === '-', accounting: false, body, exponent: '', factorText, power, spaced, unit };
    }
  }
  if (cell.length > 60) return null;
  const match = CELL.exec(FULL_WIDTH.test(cell) ? cell.normalize('NFKC') : cell);
  if (!match) return null;
  const [, open, before, prefix = '', inner, body = '', exponent = '', gap = '', behind = '', after, close] = match;
  const minus = [before, inner].find((sign) => sign !== undefined);
  // One sign, and one way to say that it is negative.
  const ways = [open, before, inner, after].filter((sign) => sign !== undefined).length;
  if ((open === undefined) !== (close === undefined) || ways > 1) return null;
  if (prefix !== '' && !isCurrency(prefix)) return null;
  const { factorText, power, unit } = splitSuffix(behind);
  if (unit !== '' && !isCurrency(unit) && !UNIT.test(unit)) return null;
  if (prefix !== '' && isCurrency(unit)) return null;
  return {
    negative: (minus !== undefined && minus !== '+') || after !== undefined || open !== undefined,
    accounting: after !== undefined || open !== undefined,
    body,
    exponent: exponent.replace(/^[^+\d]/, '-'),
    factorText,
    power,
    spaced: gap !== '',
    unit: prefix + unit,
  };
}

/** The end of the digits, points and commas that begin at a place; the place itself where no digit is among them. */
function bodyEnd(cell: string, start: number): number {
  let digits = 0;
  let end = start;
  for (; end < cell.length; end++) {
    const code = cell.charCodeAt(end);
    if (code >= 0x30 && code <= 0x39) digits++;
    else if (code !== 0x2e && code !== 0x2c) break;
  }
  return digits > 0 ? end : start;
}

/** Whether only letters and signs of money or percent stand behind the digits, after a space or not, and no exponent. */
function isSimpleSuffix(cell: string, from: number): boolean {
  let at = cell[from] === ' ' ? from + 1 : from;
  if (at === cell.length || cell.length - at > 4) return false;
  for (; at < cell.length; at++) {
    const code = cell.charCodeAt(at);
    const lower = code | 0x20;
    if (!(lower >= 0x61 && lower <= 0x7a) && code !== 0x25 && code !== 0x24 && code !== 0x20ac) return false;
  }
  return true;
}
