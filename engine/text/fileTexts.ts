/** Texts of files by their names. */
export type FileTexts = Readonly<Record<string, string>>;

/** The files that `import.meta.glob` found in a folder, which it tells by their paths. */
export function fileTexts(found: FileTexts): FileTexts {
  return Object.fromEntries(Object.entries(found).map(([path, text]) => [path.slice(path.lastIndexOf('/') + 1), text]));
}

/** The text of one of them. Throws for a name that is none. */
export function fileText(files: FileTexts, name: string): string {
  const text = files[name];
  if (text === undefined) throw new Error(`there is no file “${name}”`);
  return text;
}
