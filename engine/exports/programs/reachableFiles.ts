import type { FileTexts } from '../../text/fileTexts';

/**
 * The files that a program consists of: the given ones and all that they import, each made when it is reached. `textOf`
 * gives the text of a file, or null for what is not a file of the program; `importsOf` the paths that a text imports.
 */
export function reachableFiles(
  entries: readonly string[],
  textOf: (path: string) => string | null,
  importsOf: (text: string) => readonly string[],
): FileTexts {
  const files = new Map<string, string>();
  const visit = (path: string): void => {
    const text = files.has(path) ? null : textOf(path);
    if (text === null) return;
    files.set(path, text);
    for (const imported of importsOf(text)) visit(imported);
  };
  entries.forEach(visit);
  return Object.fromEntries(files);
}
