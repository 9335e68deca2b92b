/** Puts values in the place of `{{name}}` in the text of a file. Throws where a name has none. */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`unknown value “${name}”`);
    return value;
  });
}
