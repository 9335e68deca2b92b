import {
  decideMark,
  type DecimalMark,
  type GroupMark,
  groupOf,
  type MarkDecision,
  type MarkVote,
  voteOf,
} from './decimalMark';
import { monthOf } from '../times/timeWords';
import { isCurrency } from './numberWords';
import { splitNumber } from './splitNumber';
import type { NumberNotation } from './notation';

/** What the numbers of a column have in common, and an example of each thing. */
export interface NumberSurvey {
  readonly votes: Record<MarkVote, number>;
  /** The first row with each vote. */
  readonly voteRow: Partial<Record<MarkVote, number>>;
  /** Units, each with how many cells have it; '' are the bare numbers, without the zeros. */
  readonly units: Map<string, Count>;
  /** Letters that may multiply, each with how many cells have it. */
  readonly factors: Map<string, Count>;
  /** Signs between thousands. */
  readonly groups: Map<GroupMark, Count>;
  /** Filled cells that are numbers. */
  numbers: number;
  /** The first row with parentheses or a minus behind, or −1. */
  accountingRow: number;
}

interface Count {
  count: number;
  /** Of them those with a space before. */
  spaced: number;
  readonly row: number;
}

function countIn<Key>(counts: Map<Key, Count>, key: Key, row: number, spaced = false): void {
  const known = counts.get(key) ?? { count: 0, spaced: 0, row };
  known.count++;
  if (spaced) known.spaced++;
  counts.set(key, known);
}

/** Looks at every cell of a column. Null as soon as more than `mostWrong` filled cells are no numbers. */
export function surveyNumbers(
  cells: readonly string[],
  isMissing: (cell: string) => boolean,
  mostWrong: number,
): NumberSurvey | null {
  const survey: NumberSurvey = {
    votes: { none: 0, point: 0, comma: 0, openPoint: 0, openComma: 0, wrong: 0 },
    voteRow: {},
    units: new Map(),
    factors: new Map(),
    groups: new Map(),
    numbers: 0,
    accountingRow: -1,
  };
  let wrong = 0;
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row] as string;
    if (isMissing(cell)) continue;
    const written = splitNumber(cell);
    const vote = written ? voteOf(written.body) : 'wrong';
    survey.votes[vote]++;
    survey.voteRow[vote] ??= row;
    if (!written || vote === 'wrong') {
      if (++wrong > mostWrong) return null;
      continue;
    }
    survey.numbers++;
    const { unit, factorText, spaced } = written;
    if (unit !== '' || factorText === '') {
      // A zero needs no unit.
      if (unit !== '' || !/^[0.,]+$/.test(written.body)) countIn(survey.units, unit, row);
    }
    if (factorText !== '') countIn(survey.factors, factorText, row, spaced);
    if (written.accounting && survey.accountingRow < 0) survey.accountingRow = row;
    if (vote !== 'openPoint' && vote !== 'openComma') {
      const group = groupOf(written.body, vote === 'comma' ? ',' : '.');
      if (group) countIn(survey.groups, group, row);
    }
  }
  return survey.numbers > 0 ? survey : null;
}

/** A notation and how it was found. */
export interface DecidedNotation {
  readonly notation: NumberNotation;
  readonly mark: MarkDecision;
}

/** Decides how the numbers of a column are written. */
export function decideNotation(survey: NumberSurvey, fileMark?: DecimalMark): DecidedNotation {
  const mark = decideMark(survey.votes, fileMark);
  const factors = areFactors(survey);
  const units = new Map([...survey.units].map(([unit, { count }]) => [unit, count]));
  // A letter that does not multiply is the unit.
  if (!factors) for (const [letter, { count }] of survey.factors) units.set(letter, (units.get(letter) ?? 0) + count);
  const open = mark.decimal === '.' ? 'openComma' : 'openPoint';
  const group = mostOf(survey.groups) ?? (survey.votes[open] > 0 ? (mark.decimal === '.' ? ',' : '.') : null);
  return { notation: { decimal: mark.decimal, group, unit: chooseUnit(units, survey.numbers), factors }, mark };
}

function mostOf<Key>(counts: ReadonlyMap<Key, Count>): Key | null {
  const [first] = [...counts].toSorted((a, b) => b[1].count - a[1].count);
  return first ? first[0] : null;
}

/** Share of the numbers at which a unit stands. */
const NEARLY_ALL = 0.9;

/** Letters that are units too: kelvin, tesla, meter, ton, bit. */
const UNIT_LETTERS = 'KTmtb';

/**
 * Whether the letters behind numbers multiply. One letter behind all numbers is a unit where it may be one and stands apart
 * (300 K), or is a small one (5 m); beside money, or beside other such letters, it multiplies.
 */
function areFactors({ factors, units, numbers }: NumberSurvey): boolean {
  if (factors.size === 0) return false;
  const [[letter, only] = ['', undefined], another] = [...factors];
  if (another || !only || !UNIT_LETTERS.includes(letter)) return true;
  if ([...units.keys()].some(isCurrency)) return true;
  const isAll = only.count >= NEARLY_ALL * numbers;
  return !(isAll && (only.spaced === only.count || letter === letter.toLowerCase()));
}

/**
 * The unit of a column. Percent signs win over bare numbers where they are not fewer: the rarer kind is unreadable. Money may
 * stand at some numbers only. Another unit must stand at nine of ten numbers, or its numbers are unreadable.
 */
function chooseUnit(units: ReadonlyMap<string, number>, numbers: number): string | null {
  const bare = units.get('') ?? 0;
  const [first] = [...units].filter(([unit]) => unit !== '').toSorted((a, b) => b[1] - a[1]);
  if (!first) return null;
  const [unit, count] = first;
  if (unit === '%' || unit === '‰') return count >= bare ? unit : null;
  if (isCurrency(unit)) return unit;
  return count >= NEARLY_ALL * numbers && !isPlace(unit) ? unit : null;
}

/** 2 Jan and 3 Jan are days, 1st and 21st are places; neither is an amount of something. */
const isPlace = (unit: string): boolean => monthOf(unit) > 0 || /^(?:st|nd|rd|th)$/.test(unit);
