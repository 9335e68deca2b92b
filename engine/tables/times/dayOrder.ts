import type { Phrase } from '../../text/phrase';
import { chooseCentury } from './century';
import { type DateOrder, momentOf, ORDERS, shortYearOf } from './momentsOf';
import { scoreSteps } from './stepScore';
import type { TimeSurvey } from './surveyTimes';
import type { TimePattern } from './timePattern';

/** Order of day and month in dates such as 5/6/2024, as a user chooses it. */
export type DayOrder = 'monthFirst' | 'dayFirst';

/** What was decided for the dates with one sign between their numbers: an order, or that each has its own. */
export type OrderDecision = DateOrder | 'mixed';

/** For each sign between the numbers of dates whose order is open. */
export type OrderDecisions = Readonly<Record<string, OrderDecision>>;

/** Rows whose dates are decided together: those with the same sign between the numbers. */
interface Group {
  readonly separator: string;
  readonly rows: readonly number[];
}

/** A share of cells that says so against another share is not a mistake in typing. */
const NOT_A_SLIP = 0.05;
/** Steps that agree so far are steady. */
const STEADY = 0.8;
/** By so much the steps of one order must be the better ones where neither is steady. */
const CLEARLY = 0.1;

/**
 * Decides the order of the numbers in a column's dates, sign by sign, from all its cells; with what shows it. An order that
 * was chosen stands, except where the year is sure to come first.
 */
export function decideOrders(
  survey: TimeSurvey,
  cells: readonly string[],
  chosen?: DayOrder,
): { readonly orders: OrderDecisions; readonly reasons: readonly Phrase[] } {
  const orders: Record<string, OrderDecision> = {};
  const reasons: Phrase[] = [];
  const open: [Group, readonly DateOrder[]][] = [];
  for (const group of groupsOf(survey)) {
    const votes = countVotes(survey, group);
    const possible = ORDERS.filter((order) => votes.fits[order] === votes.readable);
    const [only] = possible;
    if (votes.readable === 0) continue;
    if (chosen && only !== 'yearFirst') {
      orders[group.separator] = chosen;
    } else if (possible.length > 1) {
      open.push([group, possible]);
    } else if (only) {
      orders[group.separator] = only;
      const text = cells[votes.proof[only]] ?? '';
      reasons.push({ code: 'reading.dayOrder.proved', values: { order: nameOf(only), text } });
    } else {
      const decided = settle(votes, survey, group);
      orders[group.separator] = decided;
      reasons.push(contradiction(decided, votes, cells));
    }
  }
  for (const [group, possible] of open) {
    const usual = usualOrder(group.separator, possible);
    const steady = steadierOrder(survey, group, possible, usual, orders);
    const text = cells[group.rows[0] as number] ?? '';
    orders[group.separator] = steady ?? usual;
    const code = steady === null ? 'reading.dayOrder.assumed' : 'reading.dayOrder.steps';
    reasons.push({ code, values: { order: nameOf(steady ?? usual), text } });
  }
  return { orders, reasons };
}

const nameOf = (order: DateOrder): Phrase => ({ code: `reading.order.${order}` });

function groupsOf(survey: TimeSurvey): Group[] {
  const groups = new Map<string, number[]>();
  const openRows = survey.patterns.map((pattern) => {
    if (!pattern.open) return null;
    const rows = groups.get(pattern.separator) ?? [];
    groups.set(pattern.separator, rows);
    return rows;
  });
  if (groups.size === 0) return [];
  survey.patternOf.forEach((at, row) => openRows[at]?.push(row));
  return [...groups].map(([separator, rows]) => ({ separator, rows })).filter(({ rows }) => rows.length > 0);
}

interface Votes {
  /** Cells that are a date in some order. */
  readable: number;
  readonly fits: Record<DateOrder, number>;
  /** Cells that are one in this order alone. */
  readonly only: Record<DateOrder, number>;
  /** The row that speaks most plainly for an order. */
  readonly proof: Record<DateOrder, number>;
}

/** The year of a leap day is not known yet: every two-digit year may be one. */
const ANY_CENTURY = 2000;

function countVotes(survey: TimeSurvey, { rows }: Group): Votes {
  const zero = (): Record<DateOrder, number> => ({ monthFirst: 0, dayFirst: 0, yearFirst: 0 });
  const votes: Votes = { readable: 0, fits: zero(), only: zero(), proof: zero() };
  const fewest = { monthFirst: 4, dayFirst: 4, yearFirst: 4 };
  for (const row of rows) {
    const pattern = patternAt(survey, row);
    const possible = ORDERS.filter((order) => !Number.isNaN(momentOf(survey, row, pattern, order, ANY_CENTURY)));
    if (possible.length > 0) votes.readable++;
    for (const order of possible) {
      votes.fits[order]++;
      if (possible.length === 1) votes.only[order]++;
      if (possible.length < fewest[order]) [fewest[order], votes.proof[order]] = [possible.length, row];
    }
  }
  return votes;
}

export const patternAt = (survey: TimeSurvey, row: number): TimePattern =>
  survey.patterns[survey.patternOf[row] as number] as TimePattern;

/** No order fits all: one with slips against it, or each cell its own. */
function settle(votes: Votes, survey: TimeSurvey, group: Group): OrderDecision {
  const best = ORDERS.reduce((a, b) => (votes.fits[b] > votes.fits[a] ? b : a));
  const against = ORDERS.reduce((sum, order) => (order === best ? sum : sum + votes.only[order]), 0);
  const proofs = against + votes.only[best];
  if (against >= NOT_A_SLIP * proofs) return 'mixed';
  const sure = Float64Array.from(group.rows, (row) => {
    const pattern = patternAt(survey, row);
    const readings = ORDERS.map((order) => momentOf(survey, row, pattern, order, ANY_CENTURY - 31)).filter(
      (value) => !Number.isNaN(value),
    );
    return readings.length === 1 ? (readings[0] as number) : Number.NaN;
  });
  const score = scoreSteps(sure);
  return score !== null && score.ordered === 1 ? 'mixed' : best;
}

function contradiction(decided: OrderDecision, votes: Votes, cells: readonly string[]): Phrase {
  const best = decided === 'mixed' ? ORDERS.reduce((a, b) => (votes.only[b] > votes.only[a] ? b : a)) : decided;
  const other = ORDERS.filter((order) => order !== best).reduce((a, b) => (votes.only[b] > votes.only[a] ? b : a));
  const values = { order: nameOf(best), text: cells[votes.proof[best]] ?? '', other: cells[votes.proof[other]] ?? '' };
  return { code: decided === 'mixed' ? 'reading.dayOrder.mixed' : 'reading.dayOrder.mostly', values };
}

/** Slashes are American unless something shows otherwise; points and hyphens stand behind the day nearly everywhere. */
function usualOrder(separator: string, possible: readonly DateOrder[]): DateOrder {
  const usual = separator === '/' ? 'monthFirst' : 'dayFirst';
  return possible.includes(usual) ? usual : (possible[0] as DateOrder);
}

/** The order in which the column's moments follow each other at a steadier pace; null where neither stands out. */
function steadierOrder(
  survey: TimeSurvey,
  group: Group,
  possible: readonly DateOrder[],
  usual: DateOrder,
  decided: OrderDecisions,
): DateOrder | null {
  const scored = [usual, ...possible.filter((order) => order !== usual)].flatMap((order) => {
    const score = scoreSteps(momentsWith(survey, { ...decided, [group.separator]: order }));
    return score ? [{ order, ...score, sum: score.ordered + score.regular }] : [];
  });
  const [best, next] = scored.toSorted((a, b) => b.sum - a.sum);
  if (!best || !next || best.sum === next.sum) return null;
  const stands =
    (best.ordered === 1 && next.ordered < 1) ||
    (best.regular >= STEADY && best.ordered >= next.ordered) ||
    best.sum - next.sum >= CLEARLY;
  return stands ? best.order : null;
}

/** All moments of a column whose order is known, NaN elsewhere; for the two-digit years a hundred is chosen. */
function momentsWith(survey: TimeSurvey, orders: OrderDecisions): Float64Array {
  const orderOf = survey.patterns.map((pattern) => {
    const order = pattern.open ? orders[pattern.separator] : null;
    return order === undefined || order === 'mixed' ? undefined : order;
  });
  const firstYear = chooseCentury(shortYears(survey, (at) => orderOf[at])) ?? 2000;
  return Float64Array.from(survey.patternOf, (at, row) => {
    const order = orderOf[at];
    return order === undefined
      ? Number.NaN
      : momentOf(survey, row, survey.patterns[at] as TimePattern, order, firstYear);
  });
}

/** The two-digit years of a column in the order of its rows; rows without an order are left out. */
export function* shortYears(
  survey: TimeSurvey,
  orderOf: (pattern: number) => DateOrder | null | undefined,
): Generator<number> {
  if (!survey.patterns.some((pattern) => pattern.shortYear)) return;
  for (let row = 0; row < survey.patternOf.length; row++) {
    const at = survey.patternOf[row] as number;
    const pattern = survey.patterns[at];
    const order = pattern && orderOf(at);
    if (!pattern || order === undefined) continue;
    const year = shortYearOf(survey, row, pattern, order);
    if (year >= 0 && year <= 99) yield year;
  }
}
