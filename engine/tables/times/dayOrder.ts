import type { DayOrder } from '../parseTime';
import type { Phrase } from '../../text/phrase';
import { chooseCentury } from './century';
import { type DateOrder, momentOf, ORDERS, readingsOf, shortYearOf } from './momentsOf';
import { scoreSteps } from './stepScore';
import type { TimeSurvey } from './surveyTimes';
import type { TimePattern } from './timePattern';

/** What is known about the dates of a column beside its cells. */
export interface OrderGiven {
  /** The order chosen by the user. */
  readonly dayOrder?: DayOrder;
  /** The order that the rest of the file suggests; it counts where no cell shows one, and neither do the steps. */
  readonly fileOrder?: DayOrder;
  /** Milliseconds of the day from another column: rows of one date, hour by hour, tell which date comes next. */
  readonly clock?: Float64Array;
}

/** What was decided for the dates with one sign between their numbers: an order, or that each has its own. */
export type OrderDecision = DateOrder | 'mixed';

/** For each sign between the numbers of dates whose order is open. */
export type OrderDecisions = Readonly<Record<string, OrderDecision>>;

/** Dates that are decided together: those with the same sign between the numbers. */
interface Group {
  readonly separator: string;
  /** 1 for the patterns of such dates. */
  readonly member: Uint8Array;
}

/** The order that the only bit of a set of readings stands for. */
const ONLY: ReadonlyMap<number, DateOrder> = new Map(ORDERS.map((order, i) => [1 << i, order]));

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
  given: OrderGiven = {},
): { readonly orders: OrderDecisions; readonly reasons: readonly Phrase[] } {
  const orders: Record<string, OrderDecision> = {};
  const reasons: Phrase[] = [];
  const open: { readonly group: Group; readonly possible: readonly DateOrder[]; readonly start: number }[] = [];
  for (const group of groupsOf(survey)) {
    const votes = countVotes(survey, group);
    const possible = ORDERS.filter((order) => votes.fits[order] === votes.readable);
    const [only] = possible;
    if (votes.readable === 0) continue;
    if (given.dayOrder && only !== 'yearFirst') {
      orders[group.separator] = given.dayOrder;
    } else if (possible.length > 1) {
      open.push({ group, possible, start: votes.start });
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
  for (const { group, possible, start } of open) {
    const usual = usualOrder(group.separator, possible, given.fileOrder);
    const steady = steadierOrder(survey, group, possible, usual, orders, given.clock);
    const text = cells[start] ?? '';
    orders[group.separator] = steady ?? usual;
    const code = steady === null ? 'reading.dayOrder.assumed' : 'reading.dayOrder.steps';
    reasons.push({ code, values: { order: nameOf(steady ?? usual), text } });
  }
  return { orders, reasons };
}

const nameOf = (order: DateOrder): Phrase => ({ code: `reading.order.${order}` });

function groupsOf({ patterns }: TimeSurvey): Group[] {
  const separators = new Set(patterns.filter((pattern) => pattern.open).map((pattern) => pattern.separator));
  return [...separators].map((separator) => {
    const member = new Uint8Array(256);
    patterns.forEach((pattern, at) => {
      if (pattern.open && pattern.separator === separator) member[at] = 1;
    });
    return { separator, member };
  });
}

interface Votes {
  /** Cells that are a date in some order. */
  readonly readable: number;
  /** The first of them. */
  readonly start: number;
  readonly fits: Record<DateOrder, number>;
  /** Cells that are one in this order alone. */
  readonly only: Record<DateOrder, number>;
  /** The row that speaks most plainly for an order. */
  readonly proof: Record<DateOrder, number>;
}

function countVotes(survey: TimeSurvey, { member }: Group): Votes {
  const { patternOf, patterns } = survey;
  // How often each set of readings comes, and where first.
  const [counts, first] = [new Float64Array(8), new Int32Array(8).fill(-1)];
  for (let row = 0; row < patternOf.length; row++) {
    const at = patternOf[row] as number;
    if (member[at] !== 1) continue;
    const readings = readingsOf(survey, row, patterns[at] as TimePattern);
    if (counts[readings] === 0) first[readings] = row;
    counts[readings] = (counts[readings] as number) + 1;
  }
  const sets = [1, 2, 4, 3, 5, 6, 7].filter((set) => (counts[set] as number) > 0);
  const each = (of: (bit: number) => number): Record<DateOrder, number> => ({
    monthFirst: of(1),
    dayFirst: of(2),
    yearFirst: of(4),
  });
  const sum = (chosen: readonly number[]): number => chosen.reduce((total, set) => total + (counts[set] as number), 0);
  return {
    readable: sum(sets),
    start: Math.min(...sets.map((set) => first[set] as number)),
    fits: each((bit) => sum(sets.filter((set) => (set & bit) !== 0))),
    only: each((bit) => counts[bit] as number),
    proof: each((bit) => first[sets.find((set) => (set & bit) !== 0) ?? 0] as number),
  };
}

/** The pattern of a row that has one. */
export const patternAt = (survey: TimeSurvey, row: number): TimePattern =>
  survey.patterns[survey.patternOf[row] as number] as TimePattern;

/** No order fits all: one with slips against it, or each cell its own. */
function settle(votes: Votes, survey: TimeSurvey, group: Group): OrderDecision {
  const best = ORDERS.reduce((a, b) => (votes.fits[b] > votes.fits[a] ? b : a));
  const against = ORDERS.reduce((sum, order) => (order === best ? sum : sum + votes.only[order]), 0);
  const proofs = against + votes.only[best];
  if (against >= NOT_A_SLIP * proofs) return 'mixed';
  const sure = new Float64Array(survey.patternOf.length).fill(Number.NaN);
  for (let row = 0; row < sure.length; row++) {
    if (group.member[survey.patternOf[row] as number] !== 1) continue;
    const pattern = patternAt(survey, row);
    const order = ONLY.get(readingsOf(survey, row, pattern));
    if (order) sure[row] = momentOf(survey, row, pattern, order, 1969);
  }
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
function usualOrder(separator: string, possible: readonly DateOrder[], fileOrder?: DayOrder): DateOrder {
  const usual = fileOrder ?? (separator === '/' ? 'monthFirst' : 'dayFirst');
  return possible.includes(usual) ? usual : (possible[0] as DateOrder);
}

/** A year is by so much longer than a few days, and a month is not. */
const YEARS_TO_DAYS = 100;

/** The order in which the column's moments follow each other at a steadier pace; null where neither stands out. */
function steadierOrder(
  survey: TimeSurvey,
  group: Group,
  possible: readonly DateOrder[],
  usual: DateOrder,
  decided: OrderDecisions,
  clock?: Float64Array,
): DateOrder | null {
  const scored = [usual, ...possible.filter((order) => order !== usual)].flatMap((order) => {
    const score = scoreSteps(momentsWith(survey, { ...decided, [group.separator]: order }, clock));
    return score ? [{ order, ...score, sum: score.ordered + score.regular }] : [];
  });
  const [best, next] = scored.toSorted((a, b) => b.sum - a.sum);
  if (!best || !next) return null;
  const tied = scored.filter(({ sum }) => sum === best.sum);
  if (tied.length > 1) {
    // Equally steady: days follow each other rather than years. Between days and months nothing is said.
    const near = tied.reduce((a, b) => (b.length < a.length ? b : a));
    const isFar = tied.every(({ order, length }) => order !== usual || length > YEARS_TO_DAYS * near.length);
    return isFar ? near.order : null;
  }
  const stands =
    (best.ordered === 1 && next.ordered < 1) ||
    (best.regular >= STEADY && best.ordered >= next.ordered) ||
    best.sum - next.sum >= CLEARLY;
  return stands ? best.order : null;
}

/** All moments of a column whose order is known, NaN elsewhere; for the two-digit years a hundred is chosen. */
function momentsWith(survey: TimeSurvey, orders: OrderDecisions, clock?: Float64Array): Float64Array {
  const orderOf = survey.patterns.map((pattern) => {
    const order = pattern.open ? orders[pattern.separator] : null;
    return order === undefined || order === 'mixed' ? undefined : order;
  });
  const firstYear = chooseCentury(shortYears(survey, (at) => orderOf[at])) ?? 2000;
  const values = new Float64Array(survey.patternOf.length).fill(Number.NaN);
  for (let row = 0; row < values.length; row++) {
    const at = survey.patternOf[row] as number;
    const order = orderOf[at];
    if (order === undefined) continue;
    values[row] = momentOf(survey, row, survey.patterns[at] as TimePattern, order, firstYear) + (clock?.[row] ?? 0);
  }
  return values;
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
