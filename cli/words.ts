import {
  EN,
  type Language,
  LANGUAGES,
  layerText,
  type Locale,
  type MessageValues,
  type Phrase,
  type Problem,
  type ProblemText,
  problemText,
  say,
  type TextKey,
  makeWriter,
  type Writer,
} from '#engine';

// A process speaks one language.
let locale: Locale = EN;

/** The language that is spoken. */
export const spokenLocale = (): Locale => locale;

/** Numbers and times for readers of the language. */
export const writer = (): Writer => makeWriter(locale);

/** Speaks this language from now on. */
export const speakIn = (spoken: Locale): void => void (locale = spoken);

/** Speaks this language from now on; a tag of none of them changes nothing. */
export async function speak(language: string | undefined): Promise<void> {
  const known = LANGUAGES.find(({ id }) => id === (language as Language));
  if (known) speakIn(await known.load());
}

/** A text of the command line. */
export const t = (code: TextKey, values?: MessageValues): string => say(locale, { code, values });

/** Words that came as data. */
export const phraseText = (phrase: Phrase): string => say(locale, phrase);

/** What is wrong, and what to do. */
export const wordsOf = (problem: Pick<Problem, 'code' | 'values'>): ProblemText => problemText(problem, locale);

/** The name of a layer; its type where there is no such layer. */
export const layerLabel = (type: string): string => layerText(locale, type)?.label ?? type;

/** “77 parameters”. */
export const parametersText = (count: number): string => writer().amount('count.parameters', count);
