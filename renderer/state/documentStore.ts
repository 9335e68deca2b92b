import { emptyProject, addRun, type Project, type RunRecord, type TrainedModel, tableHash } from '#engine';
import type { FileRef } from '#contract';
import { create } from 'zustand';
import {
  type Artifacts,
  type DataFile,
  dataOf,
  type Document,
  keepDataOf,
  projectOf,
  splitProject,
  withData,
  withWeights,
} from './artifacts';
import {
  type ChangeLabel,
  type DocumentHistory,
  EMPTY_HISTORY,
  type HistoryEntry,
  recordStep,
  sealStep,
  travelFrom,
} from './documentHistory';

/** A project with its data: what a file holds, and what the app reads of the open document. */
export interface DocumentContents extends DataFile {
  readonly project: Project;
}

/** The open document. Read it with `useDocument(selector)`; change it with the verbs of this folder only. */
export interface DocumentState extends DocumentContents {
  /** Counts documents: it changes when another one is opened, and only then. */
  readonly documentId: number;
  /** The file it was opened from or saved to, or null while it has none. */
  readonly fileRef: FileRef | null;
  /** True while there is something that the file, the template or the empty canvas does not hold. */
  readonly dirty: boolean;
  /** What undo restores; `project` and the data are this with the artifacts that belong to it. */
  readonly document: Document;
  readonly artifacts: Artifacts;
  readonly history: DocumentHistory;
  /** The project that `dirty` compares with, by identity; null for work that no file holds yet. */
  readonly saved: Project | null;
}

/** The document's store. */
export const useDocument = create<DocumentState>(() => ({
  ...opened(emptyProject(''), { dataBytes: null, table: null, tableProblems: [] }, false),
  documentId: 0,
  fileRef: null,
}));

/** The document, its history and its artifacts, and what follows from them. */
function composed(saved: Project | null, document: Document, history: DocumentHistory, all: Artifacts) {
  const steps = [...history.past, ...history.future];
  const artifacts = keepDataOf([document, ...steps.map((step) => step.document)], all);
  const project = projectOf(document, artifacts);
  return { ...dataOf(document, artifacts), document, history, artifacts, project, saved, dirty: project !== saved };
}

/** How one change is recorded. */
export interface ChangeOptions {
  /** Changes in a row with the same key make one undo step, as typing into one field does. */
  readonly coalesce?: string | undefined;
  /** The data file that the changed project stands on, where that is another one. */
  readonly data?: DataFile;
}

/** The one place where the document changes: records an undo step, unsaved. The project it was given records none. */
export function change(
  label: ChangeLabel,
  recipe: (project: Project) => Project,
  { coalesce, data }: ChangeOptions = {},
): void {
  const state = useDocument.getState();
  const project = recipe(state.project);
  if (project === state.project) return;
  const { document } = splitProject(project);
  let { artifacts } = state;
  // The weights in sight stay in sight, also where undo has brought them back from before a later training.
  if (project.trained) artifacts = withWeights(artifacts, project.trained, tableHash(document));
  if (data) artifacts = withData(artifacts, document, data);
  const history = recordStep(state.history, label, state.document, coalesce ?? null, Date.now());
  useDocument.setState(composed(state.saved, document, history, artifacts));
}

/** Ends the current undo step, for instance when a field loses focus. */
export function sealChange(): void {
  useDocument.setState((state) => ({ history: sealStep(state.history) }));
}

/** Takes the last step back. Returns it, or null when there was none. */
export function undo(): HistoryEntry | null {
  return travel('past');
}

/** Does the step again that was taken back last. Returns it, or null when there was none. */
export function redo(): HistoryEntry | null {
  return travel('future');
}

function travel(side: 'past' | 'future'): HistoryEntry | null {
  const state = useDocument.getState();
  const stepped = travelFrom(side, state.history, state.document);
  if (!stepped) return null;
  useDocument.setState(composed(state.saved, stepped.entry.document, stepped.history, state.artifacts));
  return stepped.entry;
}

/** Keeps what a training brought, and remembers the run. No undo step: weights follow the model they fit. */
export function setTrained(trained: TrainedModel, run?: RunRecord): void {
  const { saved, document, history, artifacts } = useDocument.getState();
  const kept = withWeights(artifacts, trained, run ? run.dataHash : tableHash(document));
  useDocument.setState(composed(saved, document, sealStep(history), run ? addRun(kept, run) : kept));
}

/**
 * Puts the data file under the document that it was saved with and that does not hold it. That is no change: every state
 * of the document that stands on these data has them.
 */
export function attachData(hash: string, data: DataFile): void {
  const { saved, document, history, artifacts, dataBytes } = useDocument.getState();
  if (dataBytes || tableHash(document) !== hash) return;
  useDocument.setState(composed(saved, document, history, withData(artifacts, document, data)));
}

/** A document to open. */
export interface OpenedDocument extends DocumentContents {
  readonly fileRef: FileRef | null;
  /** True for work that no file holds yet, such as recovered work. */
  readonly unsaved?: boolean;
}

/** Replaces the document and forgets its history. Whether unsaved work may be lost is asked before. */
export function openDocument({ fileRef, unsaved = false, project, ...data }: OpenedDocument): void {
  useDocument.setState(({ documentId }) => ({
    ...opened(project, data, unsaved),
    fileRef,
    documentId: documentId + 1,
  }));
}

function opened(project: Project, data: DataFile, unsaved: boolean) {
  const { document, artifacts } = splitProject(project);
  const hasData = data.dataBytes !== null || data.table !== null || data.tableProblems.length > 0;
  const all = hasData ? withData(artifacts, document, data) : artifacts;
  const saved = unsaved ? null : projectOf(document, all);
  return composed(saved, document, EMPTY_HISTORY, all);
}

/** Notes that a file now holds `saved`; changes made while it was written stay unsaved. */
export function markSaved(fileRef: FileRef | null, saved: Project): void {
  useDocument.setState((state) => ({
    fileRef: fileRef ?? state.fileRef,
    saved,
    dirty: state.project !== saved,
    history: sealStep(state.history),
  }));
}
