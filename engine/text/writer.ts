import type { Locale } from '../locales/locale';
import { numberFormat, type NumberFormat } from './numberFormat';
import { type Phrase, say } from './phrase';
import { timeFormat, type TimeFormat } from './timeFormat';

/** Turns what the engine tells as data into the words, numbers and dates of one language. */
export interface Writer {
  readonly phrase: (phrase: Phrase) => string;
  readonly numbers: NumberFormat;
  readonly times: TimeFormat;
}

/** The writer of a language. */
export function makeWriter(locale: Locale): Writer {
  return {
    phrase: (phrase) => say(locale, phrase),
    numbers: numberFormat(locale.id),
    times: timeFormat(locale.id),
  };
}
