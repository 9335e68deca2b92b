import type { Phrase } from '../../text/phrase';
import type { OrderDecisions, OrderGiven } from './dayOrder';

/** What was decided of a column of moments, and all that is needed to read further cells of it. Plain data for JSON. */
export interface TimeNotation {
  /**
   * How the moments are written: patterns (see `TimePatternText`), in the order in which they were met; or one of `unix:s`,
   * `unix:ms`, `unix:us`, `unix:ns` and `excel` for numbers that count.
   */
  readonly formats: readonly string[];
  /** The order of day, month and year by the sign between them; empty where no date leaves that open. */
  readonly orders: OrderDecisions;
  /** The first of the hundred years that two-digit years stand for; null where there are none. */
  readonly firstYear: number | null;
}

/** A column of moments. */
export interface ReadTimes {
  /** Milliseconds since 1970 on the file's own clock; UTC where a zone is written. NaN for an empty or unreadable cell. */
  readonly values: Float64Array;
  /** Rows whose cell is filled and no moment. */
  readonly unreadable: readonly number[];
  /** True when no cell has a time of day. */
  readonly datesOnly: boolean;
  /** True for plain numbers, such as years, that are moments by the column's name or their order only. */
  readonly suggested: boolean;
  readonly notation: TimeNotation;
  /** What shows that the cells are read as they are. */
  readonly reasons: readonly Phrase[];
}

/** What is known about a column beside its cells. */
export interface TimeGiven extends OrderGiven {
  /** The name of the column: numbers are moments only where it says so, or their order does. */
  readonly name?: string;
  /** True when another column holds the time: numbers without a name of time then stay numbers. */
  readonly otherTime?: boolean;
  /** Decided before, for cells of the same column: nothing is decided anew. */
  readonly notation?: TimeNotation;
}
