import {
  anyBoolean,
  anyNumber,
  byName,
  type Check,
  listOf,
  nullOr,
  oneOf,
  shortText,
  wholeUpTo,
  withOptional,
} from '../problem/jsonChecks';
import { DELIMITERS, ENCODINGS, FORMATS, type Reading } from '../tables/reading';

/** Lines of a file, and codes for a missing value in a column. */
const [MAX_LINES, MAX_CODES] = [2 ** 31, 20];

/** What a project file says of how its table is read; what it leaves out is found out. */
export const readingSchema: Check<Partial<Reading>> = withOptional(
  {},
  {
    format: oneOf(...FORMATS),
    sheet: nullOr(shortText),
    encoding: oneOf(...ENCODINGS),
    delimiter: oneOf(...DELIMITERS),
    decimal: oneOf('.', ','),
    skipped: wholeUpTo(MAX_LINES),
    header: anyBoolean,
    footer: wholeUpTo(MAX_LINES),
    dayOrder: oneOf('dayFirst', 'monthFirst'),
    ragged: oneOf('setAside', 'refuse'),
    missing: byName(listOf(anyNumber, MAX_CODES)),
    turned: nullOr(shortText),
  },
);
