import type { Phrase } from '../../text/phrase';
import { mostUnreadable } from '../mostUnreadable';
import { sampleCells } from '../sampleCells';
import { plainDigits, type DecimalMark } from './decimalMark';
import { explainNumbers } from './explainNumbers';
import { isIdentifier } from './isIdentifier';
import { isRatio, type NumberNotation } from './notation';
import { splitNumber, type WrittenNumber } from './splitNumber';
import { decideNotation, surveyNumbers } from './surveyNumbers';

/** A column of numbers. */
export interface ReadNumbers {
  /** NaN for an empty or unreadable cell. */
  readonly values: Float64Array;
  /** Rows whose cell is filled and no number. */
  readonly unreadable: readonly number[];
  readonly notation: NumberNotation;
  /** What shows that the cells are read as they are; nothing where they are plain numbers. */
  readonly reasons: readonly Phrase[];
}

/** What is known about a column beside its cells. */
export interface NumbersGiven {
  /** The sign before the decimals in the rest of the file, for a column that leaves it open. */
  readonly decimal?: DecimalMark;
  /** Decided before, for cells of the same column: nothing is decided anew. */
  readonly notation?: NumberNotation;
}

/**
 * Reads a column of numbers as people write them: with signs between thousands, a decimal comma, K and Mio., currencies,
 * units and percent signs, a minus behind or parentheses around. All cells together decide what a single one leaves open.
 * Null where fewer than 90 % of the filled cells are numbers, or where they are identifiers such as 00417 and phone numbers;
 * with a notation given, never null.
 */
export function readNumbers(
  cells: readonly string[],
  isMissing: (cell: string) => boolean,
  given: NumbersGiven = {},
): ReadNumbers | null {
  if (given.notation) return { ...readWith(cells, isMissing, given.notation), reasons: [] };
  const sample = sampleCells(cells, isMissing);
  const looksWrong = sample.filter((cell) => splitNumber(cell) === null).length > sample.length / 2;
  if (sample.length === 0 || looksWrong || isIdentifier(cells, isMissing)) return null;
  const survey = surveyNumbers(cells, isMissing, mostUnreadable(cells.length));
  if (!survey) return null;
  const decided = decideNotation(survey, given.decimal);
  const read = readWith(cells, isMissing, decided.notation);
  const readable = read.values.reduce((count, value) => (Number.isNaN(value) ? count : count + 1), 0);
  if (read.unreadable.length > mostUnreadable(readable + read.unreadable.length)) return null;
  return { ...read, reasons: explainNumbers(survey, decided, cells) };
}

function readWith(
  cells: readonly string[],
  isMissing: (cell: string) => boolean,
  notation: NumberNotation,
): Pick<ReadNumbers, 'values' | 'unreadable' | 'notation'> {
  const values = new Float64Array(cells.length);
  const unreadable: number[] = [];
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row] as string;
    const written = isMissing(cell) ? null : splitNumber(cell);
    const value = written ? valueOf(written, notation) : Number.NaN;
    values[row] = value;
    if (Number.isNaN(value) && (written || !isMissing(cell))) unreadable.push(row);
  }
  return { values, unreadable, notation };
}

/** The value of a number in a notation; NaN where it is written otherwise, or no number holds it. */
function valueOf(written: WrittenNumber, { decimal, unit, factors }: NumberNotation): number {
  const { body, exponent, factorText, power, negative } = written;
  const digits = plainDigits(body, decimal);
  if (digits === null) return Number.NaN;
  // Where the letter does not multiply, it is the unit.
  const own = factors || factorText === '' ? written.unit : factorText + written.unit;
  // All tens are put into one exponent, so that the number is rounded once.
  const tens = Number(exponent) + (factors ? power : 0);
  const value = Number(tens === 0 ? digits : `${digits}e${tens}`);
  const isBare = own === '' && (!isRatio(unit) || value === 0);
  if (!Number.isFinite(value) || (own !== (unit ?? '') && !isBare)) return Number.NaN;
  return negative ? -value : value;
}
