import type { LayerText, Locale, NamedText, ProblemCode, ProblemText, TemplateText } from './locale';

/** What is wrong, and what to do. */
export function problemLines(locale: Locale, code: ProblemCode): ProblemText {
  const [message = '', hint = ''] = linesOf(locale.problems[code]);
  return { message, hint };
}

/** The words of a layer; undefined where there is no such layer. */
export function layerText(locale: Locale, type: string): LayerText | undefined {
  const told = own<string>(locale.layers, type);
  if (told === undefined) return undefined;
  const [label = '', help = '', text = ''] = linesOf(told);
  return { label, help, text };
}

/** What is said of a template; only its title, the id, where the language says nothing. */
export function templateText(locale: Locale, id: string): TemplateText {
  const [title = '', tagline = '', expect = '', data = ''] = linesOf(own<string>(locale.templates, id) ?? id);
  return { title, tagline, expect, data };
}

/** The words of a layer's parameter: its own, or what it shares with those of other layers. */
export function paramText({ params }: Locale, type: string, param: string): NamedText | undefined {
  const told = own<string>(params, `${type}.${param}`) ?? own<string>(params, param);
  return told === undefined ? undefined : named(told);
}

/** The words of a training setting. */
export function settingText({ settings }: Locale, name: string): NamedText | undefined {
  const told = own<string>(settings, name);
  return told === undefined ? undefined : named(told);
}

/** The name of a value that can be chosen for a parameter or a setting. */
export function choiceText({ choices }: Locale, param: string, value: string): string | undefined {
  return own<string>(own<object>(choices, param) ?? {}, value);
}

/** What a record holds itself: what it inherits, such as `constructor`, is no text. */
export function own<Value>(record: object, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? (record as Readonly<Record<string, Value>>)[key] : undefined;
}

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim());

function named(text: string): NamedText {
  const colon = text.search(/: |：/);
  return { label: text.slice(0, colon), help: text.slice(colon + 1).trim() };
}
