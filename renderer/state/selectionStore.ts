import { create } from 'zustand';

/** What is selected on the canvas. Not part of the document: it is neither saved nor undone. */
export interface SelectionState {
  readonly nodeIds: readonly string[];
  readonly edgeIds: readonly string[];
}

const NOTHING: SelectionState = { nodeIds: [], edgeIds: [] };

/** The selection's store. */
export const useSelection = create<SelectionState>(() => NOTHING);

function equal(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i]);
}

/** Selects these parts and nothing else. */
export function select(nodeIds: readonly string[], edgeIds: readonly string[] = []): void {
  const state = useSelection.getState();
  if (equal(state.nodeIds, nodeIds) && equal(state.edgeIds, edgeIds)) return;
  useSelection.setState({ nodeIds, edgeIds });
}

/** Selects nothing. */
export function clearSelection(): void {
  select([], []);
}

/** Drops ids that are no longer there, for instance after an undo. */
export function keepSelected(nodeIds: ReadonlySet<string>, edgeIds: ReadonlySet<string>): void {
  const state = useSelection.getState();
  select(
    state.nodeIds.filter((id) => nodeIds.has(id)),
    state.edgeIds.filter((id) => edgeIds.has(id)),
  );
}
