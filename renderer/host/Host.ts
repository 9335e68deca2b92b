import type {
  CloseQuestion,
  ExportedFile,
  FileRef,
  FolderDialog,
  LoadedRecovery,
  MenuDescriptor,
  ModelFiles,
  OpenedFile,
  RecentEntry,
  RecoveredWork,
  RecoveryJournal,
  RecoveryPart,
  Theme,
  TrainingActivity,
} from '#contract';
import type { HostError } from './HostError';

/**
 * What the app needs from where it runs: a browser or the desktop. It moves bytes and never looks into them.
 *
 * A user who cancels is answered with null. What goes wrong is thrown as a `HostError`.
 */
export interface Host {
  readonly kind: 'browser' | 'electron';
  /** False where saving can only download another copy; then `save` and `saveAs` do the same. */
  readonly canSaveInPlace: boolean;

  open(kind: OpenKind): Promise<OpenedFile | null>;
  /** Asks for the files of a model that was made elsewhere, or for the folder that holds them. */
  openModel(what: 'files' | 'folder'): Promise<ModelFiles | null>;
  /** Reads a dropped project from where it lies, so that it can be saved there; null where nobody knows the place. */
  openDropped(file: File): Promise<OpenedFile | null>;
  /** Replaces a file that was opened or saved before. */
  save(ref: FileRef, bytes: Uint8Array): Promise<FileRef>;
  saveAs(suggestedName: string, kind: SaveKind, bytes: Uint8Array): Promise<FileRef | null>;
  /** Writes several files into a new folder, or hands them over as one zip. `where` tells the user which. */
  exportFiles(suggestedName: string, files: readonly ExportedFile[]): Promise<{ readonly where: string } | null>;

  readonly recent: RecentProjects;
  readonly recovery: RecoveryStore;

  /** Hears of files that the system asks the app to open, the one that started it too. Returns what ends the listening. */
  onOpenRequest(opened: (file: OpenedFile) => void, failed: (error: HostError) => void): () => void;
  /** Hears which command was chosen in a native menu, and whether by its keys. Returns what ends the listening. */
  onCommand(listener: (commandId: string, byKey: boolean) => void): () => void;
  /** Has `save` called when the user wants to save before the window closes; it closes where that resolves with true. */
  onSaveBeforeClose(save: () => Promise<boolean>): () => void;
  /** Replaces the native menu, where there is one. */
  setMenu(menus: readonly MenuDescriptor[]): void;
  /** Shows the document's name and unsaved mark, and asks before unsaved work is lost to a closed window. */
  setDocumentState(state: ShownDocument): void;
  /** Shows a training outside the page: on the task bar, and its end as a notification. The system stays awake for it. */
  setTrainingState(state: TrainingActivity): void;
  /** Makes the window and the system's dialogs follow the choice of light and dark. */
  setTheme(theme: Theme): void;
}

/** What the window shows of the document, and what would be lost with it. */
export interface ShownDocument {
  readonly title: string;
  readonly dirty: boolean;
  readonly training: boolean;
}

/** The projects used last, kept across sessions. */
export interface RecentProjects {
  /** The latest first; empty where nothing can be kept. */
  list(): Promise<readonly RecentEntry[]>;
  open(id: string): Promise<OpenedFile>;
  /** Puts a file that was opened or saved in this session at the top. */
  add(ref: FileRef): Promise<void>;
  remove(id: string): Promise<void>;
  clear(): Promise<void>;
}

/** Journals of unsaved work, one for each session, there for the next start after a crash. */
export interface RecoveryStore {
  /**
   * Makes a session this page's own: no other page is offered its work, restores or discards it meanwhile. Resolves to
   * what gives it back, or to null where another page has it.
   */
  claim(session: string): Promise<(() => void) | null>;
  /** Keeps bytes under a key, before a journal names them. */
  storePart(part: RecoveryPart): Promise<void>;
  /** Replaces a session's journal; parts that it no longer names are removed. */
  store(session: string, journal: RecoveryJournal): Promise<void>;
  /** What sessions left behind that are over; the latest first. */
  list(): Promise<readonly RecoveredWork[]>;
  /** Null where it is gone or cannot be understood. */
  load(session: string): Promise<LoadedRecovery | null>;
  clear(session: string): Promise<void>;
}

/** The files of a kind: their extensions without the dot, the usual one first, and their media type. */
export interface FileKind {
  readonly extensions: readonly [string, ...string[]];
  readonly mediaType: `${string}/${string}`;
}

export type OpenKind = 'project' | 'data' | 'model';
/** A kind with words of its own, or a format by the name that it has in every language. */
export type SaveKind = 'project' | 'csv' | (FileKind & { readonly label: string });

/** The words of the dialogs that a host shows, asked for each time, so that they follow the language. */
export interface HostWords {
  fileDialog(action: 'open' | 'save', kind: OpenKind | SaveKind): FolderDialog & { readonly fileKind: string };
  exportDialog(): FolderDialog;
  closeQuestion(document: ShownDocument): CloseQuestion;
}
