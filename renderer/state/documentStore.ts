import { addRun, fingerprint, type Problem, type Project, type RunRecord, type Table } from '#engine';
import type { FileRef } from '../host/Host';
import { create } from 'zustand';
import {
  type ChangeLabel,
  type DocumentContents,
  type DocumentHistory,
  EMPTY_HISTORY,
  forgetOldWeights,
  type HistoryEntry,
  recordStep,
  sealStep,
  stepBack,
  stepForward,
} from './documentHistory';
import { emptyProject } from './emptyProject';

/** The open document. Read it with `useDocument(selector)`; change it with the verbs of this folder only. */
export interface DocumentState extends DocumentContents {
  /** Counts documents: it changes when another one is opened, and only then. */
  readonly documentId: number;
  /** The file it was opened from or saved to, or null while it has none. */
  readonly fileRef: FileRef | null;
  /** True while there is something that the file, the template or the empty canvas does not hold. */
  readonly dirty: boolean;
  readonly history: DocumentHistory;
  /** The contents that `dirty` compares with, by identity. */
  readonly saved: DocumentContents;
}

const FIRST_CONTENTS: DocumentContents = { project: emptyProject(''), dataBytes: null, table: null, tableProblems: [] };

/** The document's store. */
export const useDocument = create<DocumentState>(() => ({
  ...FIRST_CONTENTS,
  documentId: 0,
  fileRef: null,
  dirty: false,
  history: EMPTY_HISTORY,
  saved: FIRST_CONTENTS,
}));

/** The part of the state that undo restores. */
export function contentsOf(state: DocumentContents): DocumentContents {
  const { project, dataBytes, table, tableProblems } = state;
  return { project, dataBytes, table, tableProblems };
}

function isSame(a: DocumentContents, b: DocumentContents): boolean {
  return a.project === b.project && a.dataBytes === b.dataBytes;
}

function setContents(contents: DocumentContents, history: DocumentHistory): void {
  useDocument.setState((state) => ({ ...contents, history, dirty: !isSame(contents, state.saved) }));
}

/** How one change is recorded. */
export interface ChangeOptions {
  /** Changes in a row with the same key make one undo step, as typing into one field does. */
  readonly coalesce?: string;
}

/**
 * The one place through which the document changes: records an undo step and marks the document unsaved. A recipe that
 * returns what it was given records nothing.
 */
export function change(
  label: ChangeLabel,
  recipe: (contents: DocumentContents) => DocumentContents,
  { coalesce }: ChangeOptions = {},
): void {
  const state = useDocument.getState();
  const before = contentsOf(state);
  const after = recipe(before);
  if (isSame(before, after) && before.table === after.table) return;
  setContents(after, recordStep(state.history, label, before, coalesce ?? null, Date.now()));
}

/** `change` for the project alone, which is what nearly every verb needs. */
export function changeProject(
  label: ChangeLabel,
  recipe: (project: Project) => Project,
  options: ChangeOptions = {},
): void {
  change(
    label,
    (contents) => {
      const project = recipe(contents.project);
      return project === contents.project ? contents : { ...contents, project };
    },
    options,
  );
}

/** Ends the current undo step, for instance when a field loses focus. */
export function sealChange(): void {
  useDocument.setState((state) => ({ history: sealStep(state.history) }));
}

/** Takes the last step back. Returns it, or null when there was none. */
export function undo(): HistoryEntry | null {
  return travel(stepBack);
}

/** Does the step again that was taken back last. Returns it, or null when there was none. */
export function redo(): HistoryEntry | null {
  return travel(stepForward);
}

function travel(step: typeof stepBack): HistoryEntry | null {
  const state = useDocument.getState();
  const stepped = step(state.history, contentsOf(state));
  if (!stepped) return null;
  setContents(keepFittingWeights(stepped.entry.contents, state.project), stepped.history);
  return stepped.entry;
}

/**
 * Weights belong to a model, not to a moment: undoing a move must not lose them. The present ones stay when they fit the
 * restored model, else the restored contents keep their own. What was run stays run.
 */
function keepFittingWeights(restored: DocumentContents, present: Project): DocumentContents {
  const { graph, recipe, trained, runs } = restored.project;
  const fits = present.trained !== null && fingerprint(graph, recipe) === present.trained.fingerprint;
  const kept = fits ? present.trained : trained;
  // By identity: a state that is as it was saved must stay known as that.
  if (kept === trained && present.runs === runs) return restored;
  return { ...restored, project: { ...restored.project, trained: kept, runs: present.runs } };
}

/**
 * Keeps what a training brought, and remembers the run. No undo step of its own: undo then goes on taking back edits, and
 * weights follow the model they fit.
 */
export function setTrained(trained: Project['trained'], run?: RunRecord): void {
  const state = useDocument.getState();
  const project = run ? addRun(state.project, run) : state.project;
  const history = forgetOldWeights(sealStep(state.history));
  setContents({ ...contentsOf(state), project: { ...project, trained } }, history);
}

/**
 * Puts the data file under the document that it was saved with and that does not hold it. That is no change: every state
 * of the document that stands on these data gets them.
 */
export function attachData(hash: string, data: Omit<DocumentContents, 'project'>): void {
  const attached = (contents: DocumentContents): DocumentContents =>
    contents.project.dataHash === hash && contents.dataBytes === null ? { ...contents, ...data } : contents;
  const steps = (entries: readonly HistoryEntry[]) =>
    entries.map((entry) => ({ ...entry, contents: attached(entry.contents) }));
  useDocument.setState((state) => {
    const { past, future } = state.history;
    return {
      ...attached(contentsOf(state)),
      saved: attached(state.saved),
      history: { ...state.history, past: steps(past), future: steps(future) },
    };
  });
}

/** A document to open. */
export interface OpenedDocument {
  readonly project: Project;
  readonly dataBytes: Uint8Array | null;
  readonly table: Table | null;
  readonly tableProblems: readonly Problem[];
  readonly fileRef: FileRef | null;
  /** True for work that no file holds yet, such as recovered work. */
  readonly unsaved?: boolean;
}

/** Replaces the document and forgets its history. Whether unsaved work may be lost is asked before. */
export function openDocument({ fileRef, unsaved = false, ...contents }: OpenedDocument): void {
  useDocument.setState((state) => ({
    ...contents,
    documentId: state.documentId + 1,
    fileRef,
    dirty: unsaved,
    history: EMPTY_HISTORY,
    saved: unsaved ? { ...contents, project: { ...contents.project } } : contents,
  }));
}

/** Notes that a file now holds `contents`; changes made while it was written stay unsaved. */
export function markSaved(fileRef: FileRef | null, contents: DocumentContents): void {
  useDocument.setState((state) => ({
    fileRef: fileRef ?? state.fileRef,
    saved: contents,
    dirty: !isSame(contentsOf(state), contents),
    history: sealStep(state.history),
  }));
}
