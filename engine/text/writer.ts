import type { Phrase } from './formatMessage';
import type { NumberFormat } from './numberFormat';
import type { TimeFormat } from './timeFormat';

/** Turns what the engine tells as data into the words, numbers and dates of one language. */
export interface Writer {
  readonly phrase: (phrase: Phrase) => string;
  readonly numbers: NumberFormat;
  readonly times: TimeFormat;
}
