import { EN } from '../locales/en';
import type { Locale } from '../locales/locale';

const PLURAL = /\{\{(\w+)(?:\|\w+:[^|}]*)+\}\}/g;
// A value, or what parts a text: the end of a line, the colon behind a label.
const KEPT = /(\{\{\w+\}\}|\n|: )/;

/** A text in a language of one word: every stretch between values becomes `⟦…⟧`, so that a word of another language shows. */
function madeUp(text: string): string {
  return text
    .replace(PLURAL, '{{$1}}')
    .split(KEPT)
    .map((part) => (part === '' || KEPT.test(part) ? part : '⟦…⟧'))
    .join('');
}

function translate(tree: object): object {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === 'string' ? madeUp(value) : translate(value as object),
    ]),
  );
}

/** A third language, as somebody would add one: what is shown in it holds no word of English or Chinese. */
export const MADE_UP = { ...translate(EN), id: 'en-x-madeup', name: '⟦⟧' } as Locale;

/** The letters of a text that are not of the made-up language; digits and signs belong to every language. */
export function foreignWords(text: string): string[] {
  return text.replaceAll('⟦…⟧', ' ').match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
}
