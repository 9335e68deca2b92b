import type { ModelSource } from '#engine';

/** The lines that each node produced in one part of a file. */
export type NodeLines = ModelSource['lines'];

/** The node that produced a line of the model's file, counted from 1; undefined for lines that belong to none. */
export function nodeOfLine(parts: readonly NodeLines[], line: number): string | undefined {
  for (const lines of parts) {
    const found = Object.keys(lines).find((id) => {
      const range = lines[id];
      return range !== undefined && line >= range.from && line <= range.to;
    });
    if (found !== undefined) return found;
  }
  return undefined;
}
