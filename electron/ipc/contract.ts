/**
 * Everything the page and the desktop say to each other, stated once and as types only. Main's handlers, the preload
 * and `window.desktop` are derived from it: a call that is missing on one side does not compile.
 *
 * A call's name is its channel. Arguments reach main as `unknown` and are parsed there. Calls answer with a `Result`:
 * of a thrown error only the message would survive the way to the page.
 */

/** What the page may ask of the desktop. A `null` answer says that the user closed the dialog without choosing. */
export interface DesktopCalls {
  /** Asks the user for a file and reads it. */
  openFile(request: { dialog: FileDialog }): OpenedFile | null;
  /** Takes the file that the system asked the app to open (a double click on it), once. */
  takeRequestedFile(): OpenedFile | null;
  /** Asks the user for the files of a model that was made elsewhere, or for the folder that holds them, and reads them. */
  openModel(request: { what: 'files' | 'folder'; dialog: FileDialog }): ModelFiles | null;
  /**
   * Reads a project that the user dropped onto the window, and grants nothing more. The path is the preload's, asked of the system for the
   * dropped file: the page hands over a `File` and never names a path.
   */
  openDropped(path: string): OpenedFile;
  /** Replaces the contents of a file that was opened or saved before. */
  saveFile(request: { id: string; bytes: Uint8Array }): FileRef;
  /** Asks the user for a place and a name and writes the file there. */
  saveFileAs(request: { suggestedName: string; bytes: Uint8Array; dialog: FileDialog }): FileRef | null;
  /** Asks the user for a folder and writes the files into a new folder in it. */
  exportFiles(request: {
    suggestedName: string;
    files: readonly ExportedFile[];
    dialog: FolderDialog;
  }): { where: string } | null;

  /** The projects used last, the latest first. */
  listRecent(): readonly RecentEntry[];
  /** Reads a project of that list. */
  openRecent(id: string): OpenedFile;
  /** Puts a file that was opened or saved before at the top of the list. */
  addRecent(id: string): void;
  removeRecent(id: string): void;
  clearRecent(): void;

  /** Keeps bytes under a key of a session's journal, before a journal names them. */
  storeRecoveryPart(part: RecoveryPart): void;
  /** Replaces a session's journal of unsaved work; parts that it no longer names are removed. */
  storeRecovery(request: { session: string; journal: RecoveryJournal }): void;
  /** The journals that are there, this session's own included; the latest first. */
  listRecovery(): readonly RecoveredWork[];
  /** Reads one of them with all its parts; null where it is gone or cannot be understood. */
  loadRecovery(session: string): LoadedRecovery | null;
  clearRecovery(session: string): void;

  /** Replaces the application's menu. */
  setMenu(menus: readonly MenuDescriptor[]): void;
  /** Says what the window shows, and what to ask when it is closed. */
  setDocumentState(state: DocumentState): void;
  /** Says how the saving stands that `saveBeforeClose` asked for: begun, done, or not done; only `saved` closes. */
  reportSaving(stage: SavingStage): void;
  /** Says that a training runs and how far it has come, or that none does. */
  setTrainingState(state: TrainingActivity): void;
  /**
   * Makes a training worker in the trainer, a process beside the page's own, and sends its port as a `TrainerPortNote`.
   * The page chooses the id, by which it knows the port.
   */
  connectTrainer(id: string): void;
  /** The user's choice of light and dark; the window and the system's dialogs follow it. */
  setTheme(theme: Theme): void;
}

/** What the desktop tells the page, unasked: the arguments of each event. */
export interface DesktopEvents {
  /** The user chose a command in the native menu, by pointer or (`byKey`) by its keys. */
  command: [commandId: string, byKey: boolean];
  /** The user wants to save before the window closes; `reportSaving` tells how that goes. */
  saveBeforeClose: [];
  /** The system asked the app to open a file; `takeRequestedFile` gives it. */
  fileRequested: [];
  /** The trainer's process has ended, and every training worker in it. */
  trainerGone: [end: { readonly trainer: number; readonly reason: TrainerEnd }];
}

/** `window.desktop`: each call as a promise of its result, and one way to listen. */
export type DesktopApi = {
  readonly [Call in Exclude<keyof DesktopCalls, 'openDropped'>]: (
    ...args: Parameters<DesktopCalls[Call]>
  ) => Promise<Result<ReturnType<DesktopCalls[Call]>>>;
} & {
  /** Reads a dropped project from where it lies; null for a file that lies nowhere, such as one dragged from a browser. */
  readonly openDropped: (file: File) => Promise<Result<OpenedFile | null>>;
  /** Calls `listener` for each such event, until the returned function is called. */
  readonly on: <Event extends keyof DesktopEvents>(
    event: Event,
    listener: (...args: DesktopEvents[Event]) => void,
  ) => () => void;
};

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: DesktopError };

/** An expected failure. The page puts it into the user's language by its code. */
export interface DesktopError {
  readonly code: DesktopErrorCode;
  /** The file it is about, where it is about one. */
  readonly fileName?: string;
  /** What else the sentence about it names, such as the limit that a file is above. */
  readonly values?: Readonly<Record<string, string | number>>;
}

export type DesktopErrorCode =
  | 'not-found'
  | 'no-permission'
  | 'read-only'
  | 'disk-full'
  | 'too-large'
  | 'model-too-large'
  | 'request-too-large'
  | 'no-model'
  | 'not-a-project'
  | 'not-a-file'
  | 'unknown-file'
  | 'in-use'
  | 'refused'
  | 'bad-request'
  | 'failed';

/**
 * A file the user chose. The page never names a path: `id` is all that main goes by. It is good for this session, and
 * for as long as the file is in the recent list.
 */
export interface FileRef {
  readonly id: string;
  readonly name: string;
  /** Where it lies, to be shown and nothing else; absent where that is not known. */
  readonly displayPath?: string;
  /** True for a file that was dropped: it may be read, and is saved where the user says. */
  readonly readOnly?: boolean;
}

export interface OpenedFile {
  readonly ref: FileRef;
  readonly bytes: Uint8Array;
}

/** The files of a model, in no order. */
export interface ModelFiles {
  /** Of the folder, or of the first file. */
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

export interface ExportedFile {
  /** Relative, with `/` between folders. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface RecentEntry extends FileRef {
  readonly usedAtMs: number;
}

/** Bytes that a journal refers to: a piece of a data file, of weights or of a checkpoint. */
export interface RecoveryPart {
  readonly session: string;
  /** What the bytes are, a hyphen and what makes the key unique: another content has another key. */
  readonly key: string;
  readonly bytes: Uint8Array;
}

/**
 * Unsaved work of one session, the time between two starts of the page. The bytes behind `data`, `weights` and
 * `checkpoint` are those of their parts, one after another.
 */
export interface RecoveryJournal {
  /** Of the project. */
  readonly name: string;
  /** When it was written. */
  readonly changedAtMs: number;
  /** The text of `project.json`. */
  readonly project: string;
  readonly data: readonly string[];
  readonly weights: readonly string[];
  readonly checkpoint: readonly string[];
  /** The training that the checkpoint belongs to. */
  readonly training: InterruptedTraining | null;
  /** The file that the work was opened from or saved to. */
  readonly fileId: string | null;
}

export interface InterruptedTraining {
  /** In progress, counted from 1. */
  readonly epoch: number;
  readonly epochs: number;
  /** SHA-256 of the data file on which it trains. */
  readonly dataHash: string | null;
}

/** Unsaved work that a session left behind. */
export interface RecoveredWork extends Pick<RecoveryJournal, 'name' | 'changedAtMs' | 'training'> {
  readonly session: string;
  /** The file beside it, and when that was written; null where there is none, or none any more. */
  readonly file: (FileRef & { readonly modifiedAtMs: number }) | null;
}

export interface LoadedRecovery {
  readonly journal: RecoveryJournal;
  readonly file: FileRef | null;
  /** The bytes behind `data`, `weights` and `checkpoint`. */
  readonly data: Uint8Array;
  readonly weights: Uint8Array;
  readonly checkpoint: Uint8Array;
}

/** What a dialog for a folder says, in the language of the page. */
export interface FolderDialog {
  readonly title: string;
  /** On the button that confirms. */
  readonly confirm: string;
}

/** What a dialog for a file says, and the files it shows. */
export interface FileDialog extends FolderDialog {
  /** Extensions without the dot; the first is given to a new file that has none. */
  readonly fileKind: { readonly label: string; readonly extensions: readonly string[] };
}

export interface MenuDescriptor {
  readonly label: string;
  readonly items: readonly MenuItemDescriptor[];
}

export type MenuItemDescriptor =
  | {
      readonly type: 'command';
      readonly id: string;
      readonly label: string;
      /** In Electron's notation, such as `CmdOrCtrl+Shift+S`. The page hears its keys first and keeps what it handles. */
      readonly accelerator?: string;
      readonly enabled: boolean;
      readonly checked?: boolean;
    }
  | { readonly type: 'role'; readonly role: MenuRole; readonly label: string }
  /** A menu that opens to the side. */
  | {
      readonly type: 'submenu';
      readonly label: string;
      readonly items: readonly Extract<MenuItemDescriptor, { type: 'command' | 'separator' }>[];
    }
  /** The recent projects, which main knows; `empty` stands there while there are none. */
  | { readonly type: 'recent'; readonly label: string; readonly empty: string; readonly clear: string }
  /** The switch that looks for updates; there only where the app was installed from a package that can update itself. */
  | { readonly type: 'updates'; readonly label: string; readonly words: UpdateWords }
  | { readonly type: 'separator' };

/** What the system does by itself. */
export type MenuRole = 'about' | 'copy' | 'cut' | 'paste' | 'quit' | 'toggleDevTools' | 'togglefullscreen';

export interface DocumentState {
  readonly title: string;
  readonly dirty: boolean;
  /** Asked before the window closes; null while nothing would be lost. */
  readonly closeQuestion: CloseQuestion | null;
}

/** Asked before unsaved work is lost. */
export interface CloseQuestion {
  readonly message: string;
  readonly detail: string;
  /** Said in place of `detail` where the page does not answer, so that nothing can be saved. */
  readonly stuck: string;
  readonly save: string;
  readonly discard: string;
  readonly cancel: string;
}

export type SavingStage = 'begun' | 'saved' | 'kept';

export interface TrainingActivity {
  readonly state: 'running' | 'paused' | 'idle';
  /** From 0 to 1; null while that is not known. */
  readonly progress: number | null;
  /** Shown by the system when the training has ended and the window is not in front. */
  readonly notice: { readonly title: string; readonly body: string } | null;
}

/**
 * The message by which the preload hands the port of a training worker to the page, as `window.postMessage` with the
 * page's own origin: ports cannot pass the context bridge. `id` is the one given to `connectTrainer`.
 */
export interface TrainerPortNote {
  readonly type: 'trainerPort';
  readonly id: string;
  /** Which trainer the worker is in; `trainerGone` names it. */
  readonly trainer: number;
}

/** Why the process of the trainer ended. */
export type TrainerEnd = 'out-of-memory' | 'killed' | 'crashed' | 'not-started';

export type Theme = 'system' | 'light' | 'dark';

/** What is said of updates, in the language of the page. `{version}` and `{reason}` stand for what main knows. */
export type UpdateWords = Readonly<
  Record<'available' | 'availableDetail' | 'download' | 'ready' | 'readyDetail' | 'restart' | 'later', string>
>;

declare global {
  interface Window {
    /** There in the desktop app only. */
    readonly desktop?: DesktopApi;
  }
}
