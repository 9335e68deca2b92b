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
 * two digits: the year, or the day when A is the year; N name of a month, W of a weekday; Q quarter, H half; w ISO week, k
 * ISO weekday; j day of the year; h hour, m minute, s second, f fraction; p AM or PM; z zone; o ending of an ordinal, or
 * nothing; x a small word; q the word for a quarter, b for a half. Doubled letters have exactly two digits.
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

/** A pattern ready to be matched, and what it holds. */
export interface TimePattern {
  readonly text: TimePatternText;
  readonly steps: readonly Step[];
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
  m: [MINUTE, 1, 2],
  s: [SECOND, 1, 2],
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
    steps,
    open: text.includes('{A}'),
    threeTwos: text.includes('{C}'),
    shortYear: /\{[yC]\}/.test(text),
    weakYear: /^\{N\} \{y\}$|^\{y\}-\{N\}$/.test(text),
    byMonth: /\{(?:M|MM|N)\}/.test(text),
    toDay: /\{(?:D|DD)\}/.test(text),
    clock: text.includes('{h'),
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
export function matchPattern({ steps }: TimePattern, text: string, from: number, fields: Int32Array): number {
  let at = from;
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i] as Step;
    switch (step.kind) {
      case LITERAL:
        if (text.charCodeAt(at) !== step.least) return -1;
        at++;
        break;
      case NUMBER: {
        let value = 0;
        let end = at;
        const most = at + step.most;
        for (; end < most; end++) {
          const digit = text.charCodeAt(end) - 0x30;
          // Also false for the end of the text, which is no number.
          if (!(digit >= 0 && digit <= 9)) break;
          value = value * 10 + digit;
        }
        if (end - at < step.least) return -1;
        fields[step.slot] = value;
        if (step.slot === MONTH) fields[FIRST_DIGITS] = end - at;
        else if (step.slot === YEAR) fields[LAST_DIGITS] = end - at;
        at = end;
        break;
      }
      case SPACES: {
        const end = spacesEnd(text, at);
        if (end === at) return -1;
        at = end;
        break;
      }
      default:
        at = matchMark(step, steps[i + 1], text, at, fields);
        if (at < 0) return -1;
    }
  }
  return at;
}

function matchMark(step: Step, next: Step | undefined, text: string, at: number, fields: Int32Array): number {
  switch (step.kind) {
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
  let end = wordEnd(text, at);
  if (step.kind === OPTIONAL_WORD) {
    const ordinal = end > at && step.fits?.(text.slice(at, end)) === true;
    return ordinal ? end : text[at] === '.' && next?.least !== 0x2e ? at + 1 : at;
  }
  let fits = fitsWord(step, text.slice(at, end), fields);
  // Chinese writes on without a space.
  if (!fits && text.charCodeAt(at) >= 0x4e00) {
    for (end = Math.min(end, at + 3); !fits && end > at; ) {
      fits = fitsWord(step, text.slice(at, end), fields);
      if (!fits) end--;
    }
  }
  if (!fits) return -1;
  // Jan. and Mon. are short for something; the point of 31.Jan.2023 is a sign between.
  return text[end] === '.' && next?.least !== 0x2e ? end + 1 : end;
}

function fitsWord(step: Step, word: string, fields: Int32Array): boolean {
  if (word === '') return false;
  if (step.kind !== MONTH_NAME) return step.fits?.(word) === true;
  const month = monthOf(word);
  if (month > 0) fields[MONTH] = month;
  return month > 0;
}

function matchFraction(text: string, at: number, fields: Int32Array): number {
  let end = at;
  while (end - at < 9 && text.charCodeAt(end) >= 0x30 && text.charCodeAt(end) <= 0x39) end++;
  fields[MS] = end === at ? 0 : Math.round(Number(`0.${text.slice(at, end)}`) * 1000);
  return end === at ? -1 : end;
}
