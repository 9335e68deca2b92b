import type { ModelSource } from '#engine';

/** The lines that each node produced in one part of a file. */
export type NodeLines = ModelSource['lines'];

/** Whose line this is, and whether it is the first of its kind. */
export interface LineOwner {
  readonly nodeId: string;
  readonly starts: boolean;
}

/** The node that produced each line of the model's file, counted from 1; lines that belong to none are absent. */
export function ownersOfLines(parts: readonly NodeLines[]): ReadonlyMap<number, LineOwner> {
  const owners = new Map<number, LineOwner>();
  for (const part of parts) {
    for (const [nodeId, { from, to }] of Object.entries(part)) {
      for (let line = from; line <= to; line++) {
        if (!owners.has(line)) owners.set(line, { nodeId, starts: line === from });
      }
    }
  }
  return owners;
}
