/** Values filled into a message's `{{placeholders}}`. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** The value of a key that may come from a file: what a record inherits, such as `constructor`, does not count. */
function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/**
 * Fills `{{name}}` placeholders, the same syntax that the app's message catalogue uses.
 * A placeholder without a value stays visible, so that a test or a reader notices it.
 */
export function formatMessage(template: string, values: MessageValues): string {
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(own(values, name) ?? whole));
}

/** A short localisable text: a key of the phrase catalogue and what to fill in. */
export interface Phrase {
  readonly code: string;
  readonly values?: MessageValues;
}

/**
 * Renders a phrase from a catalogue. When `values.count` is 1 and the catalogue holds `<code>_one`, that form is
 * used, else `<code>_other`, else `<code>`: the plural rule that i18next applies to English.
 */
export function formatPhrase(catalogue: Readonly<Record<string, string>>, phrase: Phrase): string {
  const values = phrase.values ?? {};
  const plural = own(catalogue, `${phrase.code}${values.count === 1 ? '_one' : '_other'}`);
  return formatMessage(plural ?? own(catalogue, phrase.code) ?? phrase.code, values);
}
