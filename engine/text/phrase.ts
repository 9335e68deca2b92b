import type { Locale, ProblemCode, TextKey } from '../locales/locale';
import { choiceText, layerText, own, paramText, problemLines, settingText } from '../locales/texts';

/** What is filled into a sentence: a number, a name (the user's own text, shown as it is), a phrase, or a list of these. */
export type MessageValue = number | string | Phrase | readonly (number | string | Phrase)[];

/** Values for the `{{placeholders}}` of a sentence. */
export type MessageValues = Readonly<Record<string, MessageValue>>;

/**
 * Names a text: one of the words, or the name of a layer, of a parameter of one (`param.lstm.units`), of a training setting,
 * of a value that can be chosen (`choice.loss.huber`), or what is wrong in a problem. Layers and metrics are lists that grow
 * by a line, so their codes are made of their ids; tests demand the words.
 */
export type PhraseCode =
  | TextKey
  | `problem.${ProblemCode}`
  | `${'layer' | 'param' | 'setting' | 'choice' | 'metric'}.${string}`;

/** Words as data: which text, and what to fill in. Put into a language when it is shown. */
export interface Phrase {
  readonly code: PhraseCode;
  readonly values?: MessageValues;
}

// `{{name}}`, or the forms of a word for the number of that name: `{{count|one:row|other:rows}}`.
const PLACEHOLDER = /\{\{(\w+)((?:\|\w+:[^|}]*)*)\}\}/g;

/** A phrase in a language. A code that the language does not have, as one from a newer file, is shown itself. */
export function say(locale: Locale, { code, values }: Phrase): string {
  const text = textOf(locale, code);
  return text === undefined ? code : fill(locale, text, values);
}

/**
 * A text of a language with its placeholders filled in. `{{count|one:row|other:# rows}}` becomes the form that the language
 * uses for that number (Unicode's plural categories), `#` in it the number. A placeholder without a value stays visible.
 */
export function fill(locale: Locale, text: string, values: MessageValues = {}): string {
  return text.replace(PLACEHOLDER, (whole, name: string, forms: string) => {
    const value = own<MessageValue>(values, name);
    if (value === undefined) return whole;
    return forms === '' ? shown(locale, value) : pluralForm(locale, forms, Number(value));
  });
}

/** The text behind a code: a word, or a name out of the texts that have a shape of their own. */
function textOf(locale: Locale, code: string): string | undefined {
  const word = own<string>(locale.words, code);
  if (word !== undefined) return word;
  const [kind = '', name = '', part = ''] = code.split('.');
  switch (kind) {
    case 'layer':
      return layerText(locale, name)?.label;
    case 'param':
      return paramText(locale, name, part)?.label;
    case 'setting':
      return settingText(locale, name)?.label;
    case 'choice':
      return choiceText(locale, name, part);
    case 'problem':
      return problemLines(locale, code.slice('problem.'.length) as ProblemCode).message;
    default:
      return undefined;
  }
}

function shown(locale: Locale, value: MessageValue): string {
  if (typeof value !== 'object') return String(value);
  if ('code' in value) return say(locale, value);
  return value.map((item) => shown(locale, item)).join(locale.words['list.separator']);
}

const plurals = new Map<string, Intl.PluralRules>();

function pluralForm({ id }: Locale, forms: string, count: number): string {
  const rules = plurals.get(id) ?? new Intl.PluralRules(id);
  plurals.set(id, rules);
  const category = `|${rules.select(count)}:`;
  const at = forms.indexOf(category);
  const from = at < 0 ? forms.indexOf('|other:') + '|other:'.length : at + category.length;
  return (forms.slice(from).split('|')[0] ?? '').replaceAll('#', String(count));
}
