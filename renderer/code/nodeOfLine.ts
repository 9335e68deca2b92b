import type { ModelSource } from '#engine';

/** The node that produced a line of `model.ts`, counted from 1; undefined for lines that belong to none. */
export function nodeOfLine(lines: ModelSource['lines'], line: number): string | undefined {
  return Object.keys(lines).find((id) => {
    const range = lines[id];
    return range !== undefined && line >= range.from && line <= range.to;
  });
}
