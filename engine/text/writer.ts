import type { Locale, TextKey } from '../locales/locale';
import { numberFormat, type NumberFormat } from './numberFormat';
import { type MessageValues, type Phrase, say } from './phrase';
import { timeFormat, type TimeFormat } from './timeFormat';

/** Turns what the engine tells as data into the words, numbers and dates of one language. */
export interface Writer {
  /** Its tag (BCP 47). */
  readonly language: string;
  readonly phrase: (phrase: Phrase) => string;
  /** One of the words. */
  readonly t: (key: TextKey, values?: MessageValues) => string;
  /** A text for a number of things, such as `1,257 rows`: the number is its `count`, and written its `text`. */
  readonly amount: (key: TextKey, count: number) => string;
  readonly numbers: NumberFormat;
  readonly times: TimeFormat;
}

/** The writer of a language. */
export function makeWriter(locale: Locale): Writer {
  const numbers = numberFormat(locale.id);
  const t: Writer['t'] = (code, values) => (values ? say(locale, { code, values }) : locale.words[code]);
  return {
    language: locale.id,
    phrase: (phrase) => say(locale, phrase),
    t,
    amount: (key, count) => t(key, { count, text: numbers.count(count) }),
    numbers,
    times: timeFormat(locale.id),
  };
}
