import type { Phrase } from '../../text/phrase';
import { inferClock } from './inferPattern';
import { mostUnreadable } from '../mostUnreadable';
import { isNumberLike } from './numericTimes';
import { sampleCells } from '../sampleCells';
import { EMPTY, surveyTimes, UNREADABLE } from './surveyTimes';
import { isTimeName } from './timeNames';
import { compilePattern } from './timePattern';

/** A column of times of day. */
export interface ReadClock {
  /** Milliseconds since midnight; 24:00 is a whole day. NaN for an empty or unreadable cell. */
  readonly values: Float64Array;
  /** Rows whose cell is filled and no time of day. */
  readonly unreadable: readonly number[];
  /** How they are written: patterns, as in `TimeNotation`. */
  readonly formats: readonly string[];
  readonly reasons: readonly Phrase[];
}

/**
 * Reads a column of times of day without a date, such as 14:05, 2:05 PM, 14h05 or 下午2:05; where the column's name is one of
 * time, also 14.05, 1405 and 140506 in cells of equal length. Null where fewer than 90 % of the filled cells are. With
 * `formats` from an earlier reading, cells are read in these alone, and the answer is never null.
 */
export function readTimeOfDay(
  cells: readonly string[],
  isMissing: (cell: string) => boolean,
  given: { readonly name?: string; readonly formats?: readonly string[] } = {},
): ReadClock | null {
  const { formats } = given;
  const isNamed = isTimeName(given.name ?? '');
  const compact = isNamed && !formats ? compactFormat(cells, isMissing) : [];
  const known = (formats ?? compact).flatMap((format) => compilePattern(format) ?? []);
  const most = formats ? cells.length : mostUnreadable(cells.length);
  // 18.00 is a price elsewhere.
  const infer = (cell: string): string | null => (isNumberLike(cell) && !isNamed ? null : inferClock(cell));
  const survey = surveyTimes(cells, isMissing, known, known.length > 0 || formats ? null : infer, most);
  if (!survey || (survey.filled === 0 && !formats)) return null;
  if (!formats && survey.unreadable > mostUnreadable(survey.filled)) return null;
  const values = new Float64Array(cells.length).fill(Number.NaN);
  const unreadable: number[] = [];
  survey.patternOf.forEach((at, row) => {
    if (at === UNREADABLE) unreadable.push(row);
    else if (at !== EMPTY) values[row] = survey.clock[row] as number;
  });
  const read = formats ?? survey.patterns.map((pattern) => pattern.text);
  const first = cells[values.findIndex((value) => !Number.isNaN(value))] ?? '';
  const reasons: Phrase[] = compact.length > 0 ? [{ code: 'reading.clock.compact', values: { text: first } }] : [];
  return { values, unreadable, formats: read, reasons };
}

/** The format of times of day written as digits of equal number, if the cells look like it. */
function compactFormat(cells: readonly string[], isMissing: (cell: string) => boolean): readonly string[] {
  const sample = sampleCells(cells, isMissing);
  const length = sample[0]?.length ?? 0;
  const isAlike = sample.every((cell) => cell.length === length && isNumberLike(cell) && !cell.includes('.'));
  if (!isAlike || (length !== 4 && length !== 6)) return [];
  return [length === 4 ? '{hh}{mm}' : '{hh}{mm}{ss}'];
}
