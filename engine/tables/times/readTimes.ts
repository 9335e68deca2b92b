import { chooseCentury } from './century';
import { decideOrders, type OrderDecision, shortYears } from './dayOrder';
import { inferPattern } from './inferPattern';
import { readMixedDates } from './mixedDates';
import { momentOf } from './momentsOf';
import { mostUnreadable } from '../mostUnreadable';
import { isNumberLike, readNumericTimes } from './numericTimes';
import { compilePattern } from './timePattern';
import { EMPTY, surveyTimes, type TimeSurvey, UNREADABLE } from './surveyTimes';
import { explainTimes } from './explainTimes';
import type { ReadTimes, TimeGiven, TimeNotation } from './timeTypes';

/**
 * Reads a column of moments in whatever way people write them: dates with numbers or names of months in five languages,
 * with or without a time of day and zone, months, quarters, weeks, and numbers that count days or seconds. All cells
 * together decide what a single one leaves open. Null where fewer than 90 % of the filled cells are moments; with a
 * notation given, never null. Neither the machine's zone nor its language has a part in it.
 */
export function readTimes(
  cells: readonly string[],
  isMissing: (cell: string) => boolean,
  given: TimeGiven = {},
): ReadTimes | null {
  const numeric = readNumericTimes(cells, isMissing, given);
  if (numeric !== undefined) return numeric;
  const { notation } = given;
  const known = (notation?.formats ?? []).flatMap((format) => compilePattern(format) ?? []);
  const most = notation ? cells.length : mostUnreadable(cells.length);
  const infer = (cell: string): string | null => (isNumberLike(cell) ? null : inferPattern(cell));
  const survey = surveyTimes(cells, isMissing, known, notation ? null : infer, most);
  if (!survey || (survey.filled === 0 && !notation)) return null;
  if (!notation) dropWeakYears(survey);

  const decided = notation ? { orders: notation.orders, reasons: [] } : decideOrders(survey, cells, given);
  const { orders } = decided;
  const orderOf = survey.patterns.map((pattern) => (pattern.open ? (orders[pattern.separator] ?? 'mixed') : null));
  const years = shortYears(survey, (at) => (orderOf[at] === 'mixed' ? 'dayFirst' : orderOf[at]));
  const firstYear = notation ? notation.firstYear : chooseCentury(years);
  const values = readValues(survey, orderOf, firstYear ?? 2000);

  const unreadable: number[] = [];
  let [filled, datesOnly] = [0, true];
  for (let row = 0; row < cells.length; row++) {
    const at = survey.patternOf[row] as number;
    if (at === EMPTY) continue;
    filled++;
    if (Number.isNaN(values[row])) unreadable.push(row);
    else if (survey.patterns[at]?.clock) datesOnly = false;
  }
  if (!notation && unreadable.length > mostUnreadable(filled)) return null;
  const read: TimeNotation = notation ?? { formats: usedFormats(survey), orders, firstYear };
  const reasons = notation ? [] : [...decided.reasons, ...explainTimes(survey, cells, values)];
  return { values, unreadable, datesOnly, suggested: false, notation: read, reasons };
}

/** The moments of a column whose orders are decided. */
function readValues(survey: TimeSurvey, orderOf: readonly (OrderDecision | null)[], firstYear: number): Float64Array {
  const values = new Float64Array(survey.patternOf.length).fill(Number.NaN);
  const mixed: number[] = [];
  for (let row = 0; row < values.length; row++) {
    const at = survey.patternOf[row] as number;
    const [pattern, order] = [survey.patterns[at], orderOf[at]];
    if (!pattern || order === undefined) continue;
    if (order === 'mixed') mixed.push(row);
    else values[row] = momentOf(survey, row, pattern, order, firstYear);
  }
  if (mixed.length > 0) readMixedDates(survey, mixed, values, firstYear);
  return values;
}

/** `Mar 27` is a month only where some number behind the month can be no day. */
function dropWeakYears(survey: TimeSurvey): void {
  const proved = new Set<number>();
  const isWeak = survey.patterns.map((pattern) => pattern.weakYear);
  if (!isWeak.includes(true)) return;
  survey.patternOf.forEach((at, row) => {
    const year = survey.year[row] as number;
    if (isWeak[at] && (year > 31 || year === 0)) proved.add(at);
  });
  survey.patternOf.forEach((at, row) => {
    if (isWeak[at] && !proved.has(at)) survey.patternOf[row] = UNREADABLE;
  });
}

function usedFormats({ patterns, patternOf }: TimeSurvey): string[] {
  const used = new Set(patternOf);
  return patterns.filter((_, at) => used.has(at)).map((pattern) => pattern.text);
}
