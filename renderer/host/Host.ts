import type {
  CloseQuestion,
  ExportedFile,
  FileRef,
  FolderDialog,
  MenuDescriptor,
  OpenedFile,
  RecentEntry,
  RecoveryCopy,
} from '#contract';
import type { HostError } from './HostError';

export type {
  CloseQuestion,
  ExportedFile,
  FileRef,
  MenuDescriptor,
  MenuItemDescriptor,
  OpenedFile,
  RecentEntry,
  RecoveryCopy,
} from '#contract';

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
  /** Replaces a file that was opened or saved before. */
  save(ref: FileRef, bytes: Uint8Array): Promise<FileRef>;
  saveAs(suggestedName: string, kind: SaveKind, bytes: Uint8Array): Promise<FileRef | null>;
  /** Writes several files into a new folder, or hands them over as one zip. `where` tells the user which. */
  exportFiles(suggestedName: string, files: readonly ExportedFile[]): Promise<{ readonly where: string } | null>;

  readonly recent: RecentProjects;
  readonly recovery: RecoveryStore;

  /** Hears of files that the system asks the app to open, the one that started it too. Returns what ends the listening. */
  onOpenRequest(opened: (file: OpenedFile) => void, failed: (error: HostError) => void): () => void;
  /** Hears which command was chosen in a native menu. Returns what ends the listening. */
  onCommand(listener: (commandId: string) => void): () => void;
  /** Replaces the native menu, where there is one. */
  setMenu(menus: readonly MenuDescriptor[]): void;
  /** Shows the document's name and unsaved mark, and asks before unsaved changes are lost to a closed window. */
  setDocumentState(state: { readonly title: string; readonly dirty: boolean }): void;
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

/** One copy of unsaved work, there for the next start after a crash. */
export interface RecoveryStore {
  /** Replaces the copy kept before. */
  store(bytes: Uint8Array, meta: RecoveryCopy['meta']): Promise<void>;
  load(): Promise<RecoveryCopy | null>;
  clear(): Promise<void>;
}

export type OpenKind = 'project' | 'data';
export type SaveKind = 'project' | 'csv' | 'json' | 'png' | 'svg' | 'text';

/** The words of the dialogs that a host shows, asked for each time, so that they follow the language. */
export interface HostWords {
  fileDialog(action: 'open' | 'save', kind: OpenKind | SaveKind): FolderDialog & { readonly fileKind: string };
  exportDialog(): FolderDialog;
  closeQuestion(title: string): CloseQuestion;
}
