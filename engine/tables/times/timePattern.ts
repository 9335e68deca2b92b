import { isFiller, isHalfWord, isOrdinal, isQuarterWord, isWeekday, monthOf } from './timeWords';
import {
  DAY,
  FIRST_DIGITS,
  HALF,
  HOUR,
  LAST_DIGITS,
  MINUTE,
  MONTH,
  MS,
  ORDINAL,
  QUARTER,
  SECOND,
  WEEK,
  WEEKDAY,
  YEAR,
} from './timeFields';
import { matchMeridiem, matchZone, spacesEnd, wordEnd } from './timeMarks';

/**
 * How a moment is written, as a text: fields stand in braces, everything else for itself, and a space for any spaces.
 * `{A}/{B}/{Y} {h}:{m}` is a date whose order of day and month is open, with a time of day. Plain text, so that it travels
 * in JSON and can be shown.
 *
 * Y year of four digits, y of two; M month, D day; A and B the two of them in either order; C, behind A and B, a number of
 * two digits: the year, or the day when A is the year; N name of a month, W of a weekday; Q quarter, H half, K quarter in
 * Chinese; w ISO week, k ISO weekday; j day of the year; h hour, m minute, s second, n and e the same two with one digit or
 * two; f fraction; p AM or PM; z zone; o ending of an ordinal, or nothing; x a small word; q the word for a quarter, b for a
 * half. Doubled letters have exactly two digits.
 */
export type TimePatternText = string;

const [LITERAL, SPACES, NUMBER, FRACTION, MONTH_NAME, WORD, OPTIONAL_WORD, MERIDIEM_MARK, ZONE_MARK, QUARTER_CJK] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
] as const;

interface Step {
  readonly kind: number;
  readonly slot: number;
  /** Digits of a number, the character of a literal. */
  readonly least: number;
  readonly most: number;
  readonly fits: ((word: string) => boolean) | null;
}

/** Numbers of a step in a program. */
const WIDTH = 4;

/** A pattern ready to be matched, and what it holds. */
export interface TimePattern {
  readonly text: TimePatternText;
  /** Kind, slot, least and most of each step, one behind the other: quicker to read than objects. */
  readonly program: Int32Array;
  /** For each step the words that it takes. */
  readonly words: readonly Step['fits'][];
  /** The order of day and month is open. */
  readonly open: boolean;
  /** So is the place of the year. */
  readonly threeTwos: boolean;
  readonly shortYear: boolean;
  /** A month and two digits alone, which may be a day as well as a year. */
  readonly weakYear: boolean;
  /** A month stands in it, by number or name. */
  readonly byMonth: boolean;
  /** And a day of it. */
  readonly toDay: boolean;
  readonly clock: boolean;
  /** There is a date at all. */
  readonly date: boolean;
  readonly zone: boolean;
  /** What stands between the parts of a date whose order is open. */
  readonly separator: string;
}

const FIELDS: Readonly<Record<string, readonly [slot: number, least: number, most: number]>> = {
  Y: [YEAR, 4, 4],
  y: [YEAR, 2, 2],
  M: [MONTH, 1, 2],
  D: [DAY, 1, 2],
  A: [MONTH, 1, 2],
  B: [DAY, 1, 2],
  C: [YEAR, 1, 2],
  Q: [QUARTER, 1, 1],
  H: [HALF, 1, 1],
  w: [WEEK, 1, 2],
  k: [WEEKDAY, 1, 1],
  j: [ORDINAL, 3, 3],
  h: [HOUR, 1, 2],
  m: [MINUTE, 2, 2],
  s: [SECOND, 2, 2],
  n: [MINUTE, 1, 2],
  e: [SECOND, 1, 2],
};

const MARKS: Readonly<Record<string, readonly [kind: number, fits: ((word: string) => boolean) | null]>> = {
  f: [FRACTION, null],
  N: [MONTH_NAME, null],
  W: [WORD, isWeekday],
  x: [WORD, isFiller],
  q: [WORD, isQuarterWord],
  b: [WORD, isHalfWord],
  o: [OPTIONAL_WORD, isOrdinal],
  p: [MERIDIEM_MARK, null],
  z: [ZONE_MARK, null],
  K: [QUARTER_CJK, null],
};

function makeStep(field: string): Step | null {
  const letter = field.charAt(0);
  const mark = Object.hasOwn(MARKS, field) ? MARKS[field] : undefined;
  if (mark) return { kind: mark[0], slot: 0, least: 0, most: 0, fits: mark[1] };
  const number = Object.hasOwn(FIELDS, letter) ? FIELDS[letter] : undefined;
  if (!number || (field.length > 1 && field !== letter + letter)) return null;
  const [slot, least, most] = number;
  return { kind: NUMBER, slot, least: field.length > 1 ? 2 : least, most, fits: null };
}

/** A pattern out of its text; null where the text names a field that is none. */
export function compilePattern(text: TimePatternText): TimePattern | null {
  const steps: Step[] = [];
  for (const [whole, field] of text.matchAll(/\{(\w+)\}|[^]/g)) {
    const code = whole.charCodeAt(0);
    const step = field === undefined ? literal(code) : makeStep(field);
    if (!step) return null;
    steps.push(step);
  }
  return {
    text,
    program: Int32Array.from(steps.flatMap(({ kind, slot, least, most }) => [kind, slot, least, most])),
    words: steps.map(({ fits }) => fits),
    open: text.includes('{A}'),
    threeTwos: text.includes('{C}'),
    shortYear: /\{[yC]\}/.test(text),
    weakYear: /^\{N\} \{y\}$|^\{y\}-\{N\}$/.test(text),
    byMonth: /\{(?:M|MM|N)\}/.test(text),
    toDay: /\{(?:D|DD)\}/.test(text),
    clock: text.includes('{h'),
    date: /\{[YyC]/.test(text),
    zone: text.includes('{z}'),
    separator: /\{A\}(.*)\{B\}/.exec(text)?.[1]?.trim() ?? '',
  };
}

const literal = (code: number): Step =>
  code === 0x20
    ? { kind: SPACES, slot: 0, least: 0, most: 0, fits: null }
    : { kind: LITERAL, slot: 0, least: code, most: code, fits: null };

/**
 * Matches a pattern with a text from a place on and fills the fields. The end of what matched, or −1. Fields that the pattern
 * lacks are left as they are.
 */
export function matchPattern(pattern: TimePattern, text: string, from: number, fields: Int32Array): number {
  const { program } = pattern;
  let at = from;
  for (let i = 0; i < program.length; i += WIDTH) {
    const kind = program[i] as number;
    if (kind === NUMBER) {
      const most = at + (program[i + 3] as number);
      let value = 0;
      let end = at;
      for (; end < most; end++) {
        const digit = text.charCodeAt(end) - 0x30;
        // Also false for the end of the text, which is no number.
        if (!(digit >= 0 && digit <= 9)) break;
        value = value * 10 + digit;
      }
      if (end - at < (program[i + 2] as number)) return -1;
      const slot = program[i + 1] as number;
      fields[slot] = value;
      if (slot === MONTH) fields[FIRST_DIGITS] = end - at;
      else if (slot === YEAR) fields[LAST_DIGITS] = end - at;
      at = end;
    } else if (kind === LITERAL) {
      if (text.charCodeAt(at) !== program[i + 2]) return -1;
      at++;
    } else if (kind === SPACES) {
      const end = spacesEnd(text, at);
      if (end === at) return -1;
      at = end;
    } else {
      at = matchMark(pattern, i, text, at, fields);
      if (at < 0) return -1;
    }
  }
  return at;
}

function matchMark({ program, words }: TimePattern, i: number, text: string, at: number, fields: Int32Array): number {
  const kind = program[i] as number;
  switch (kind) {
    case FRACTION:
      return matchFraction(text, at, fields);
    case MERIDIEM_MARK:
      return matchMeridiem(text, at, fields);
    case ZONE_MARK:
      return matchZone(text, at, fields);
    case QUARTER_CJK: {
      const number = '1234一二三四'.indexOf(text.charAt(at));
      fields[QUARTER] = (number % 4) + 1;
      return number < 0 ? -1 : at + 1;
    }
    default:
  }
  // Jan. and Mon. are short for something; the point of 31.Jan.2023 is a sign between.
  const pointIsNext = program[i + WIDTH] === LITERAL && program[i + WIDTH + 2] === 0x2e;
  const pastPoint = (end: number): number => (text[end] === '.' && !pointIsNext ? end + 1 : end);
  const fits = words[i / WIDTH] ?? null;
  let end = wordEnd(text, at);
  if (kind === OPTIONAL_WORD) return fitsWord(kind, fits, text.slice(at, end), fields) ? end : pastPoint(at);
  let fit = fitsWord(kind, fits, text.slice(at, end), fields);
  // Chinese writes on without a space.
  if (!fit && text.charCodeAt(at) >= 0x4e00) {
    end = Math.min(end, at + 3) + 1;
    while (!fit && --end > at) fit = fitsWord(kind, fits, text.slice(at, end), fields);
  }
  return fit ? pastPoint(end) : -1;
}

function fitsWord(kind: number, fits: Step['fits'], word: string, fields: Int32Array): boolean {
  if (word === '') return false;
  if (kind !== MONTH_NAME) return fits?.(word) === true;
  const month = monthOf(word);
  if (month > 0) fields[MONTH] = month;
  return month > 0;
}

function matchFraction(text: string, at: number, fields: Int32Array): number {
  let [end, value, scale] = [at, 0, 1000];
  for (; end - at < 9; end++) {
    const digit = text.charCodeAt(end) - 0x30;
    if (!(digit >= 0 && digit <= 9)) break;
    value = value * 10 + digit;
    scale /= 10;
  }
  fields[MS] = Math.round(value * scale);
  return end === at ? -1 : end;
}
