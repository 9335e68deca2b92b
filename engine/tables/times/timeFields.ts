/** Where each number of a moment is kept while it is read. */
export const [YEAR, MONTH, DAY, HOUR, MINUTE, SECOND, MS, MERIDIEM, ZONE, QUARTER, HALF, WEEK, WEEKDAY, ORDINAL] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13,
] as const;
/** Digits of the first and of the third number of a date whose order is open. */
export const [FIRST_DIGITS, LAST_DIGITS] = [14, 15] as const;

/** The fields of a moment, to be filled. */
export const makeFields = (): Int32Array => new Int32Array(16);
