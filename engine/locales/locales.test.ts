import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '.';
import { EN } from './en';
import type { Locale } from './locale';

/** Every text of a language by its path. */
function textsOf(tree: object, path = ''): [path: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : textsOf(value as object, `${path}${key}/`),
  );
}

const LOCALES: readonly Locale[] = await Promise.all(LANGUAGES.map((language) => language.load()));
const ENGLISH = new Map(textsOf(EN));
const names = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
const shown = (text: string): string[] => names(text, /\{\{?(\w+)\}/g);
const used = (text: string): string[] => names(text, /\{\{?(\w+)/g);

describe.each(LOCALES.map((locale) => [locale.name, locale] as const))('the texts in %s', (_, locale) => {
  const texts = textsOf(locale);

  it('are those of English, each with the same values', () => {
    expect(texts.map(([path]) => path).toSorted()).toEqual([...ENGLISH.keys()].toSorted());
    // A number that only chooses the form of a word may be left out where words have one form.
    const differing = texts.filter(([path, text]) => {
      const english = ENGLISH.get(path) ?? '';
      return (
        !shown(english).every((name) => used(text).includes(name)) ||
        !used(text).every((name) => used(english).includes(name))
      );
    });
    expect(differing).toEqual([]);
  });

  it('have the lines of their kind: two for a problem, three for a layer, four for a template, a label and its help for a parameter', () => {
    const lines = (section: object): number[] => textsOf(section).map(([, text]) => text.split('\n').length);
    expect(new Set(lines(locale.problems))).toEqual(new Set([2]));
    expect(new Set(lines(locale.layers))).toEqual(new Set([3]));
    expect(new Set(lines(locale.templates))).toEqual(new Set([4]));
    expect(new Set(lines([locale.params, locale.settings, locale.choices, locale.words]))).toEqual(new Set([1]));
    const named = [...textsOf(locale.params), ...textsOf(locale.settings)];
    expect(named.filter(([, text]) => !/^[^:：]+(: |：)\S/.test(text))).toEqual([]);
  });

  it('name every plural category of the language where they name any', () => {
    const categories = new Intl.PluralRules(locale.id).resolvedOptions().pluralCategories.toSorted();
    const wrong = texts.filter(([, text]) =>
      [...text.matchAll(/\{\{\w+((?:\|\w+:[^|}]*)+)\}\}/g)].some((match) => {
        const named = [...(match[1] ?? '').matchAll(/\|(\w+):/g)].map((form) => form[1]);
        return String(named.toSorted()) !== String(categories);
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('end no sentence with an exclamation mark, and none is empty', () => {
    expect(texts.filter(([, text]) => /[!！]/.test(text) || text.trim() === '')).toEqual([]);
  });

  it('are in the language, unless a term is the same in English', () => {
    const long = texts.filter(([path]) => (ENGLISH.get(path) ?? '').split(' ').length > 3);
    const untouched = long.filter(([path, text]) => locale !== EN && text === ENGLISH.get(path));
    expect(untouched).toEqual([]);
  });

  it('are listed under the name and the tag that they have themselves', () => {
    expect(LANGUAGES.find(({ id }) => id === locale.id)?.name).toBe(locale.name);
  });
});
