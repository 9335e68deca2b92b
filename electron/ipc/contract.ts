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

  /** Keeps a copy of unsaved work, in place of the copy kept before. */
  storeRecovery(copy: RecoveryCopy): void;
  loadRecovery(): RecoveryCopy | null;
  clearRecovery(): void;

  /** Replaces the application's menu. */
  setMenu(menus: readonly MenuDescriptor[]): void;
  /** Says what the window shows, and what to ask when it is closed with unsaved changes. */
  setDocumentState(state: DocumentState): void;
}

/** What the desktop tells the page, unasked: the arguments of each event. */
export interface DesktopEvents {
  /** The user chose a command in the native menu. */
  command: [commandId: string];
  /** The system asked the app to open a file; `takeRequestedFile` gives it. */
  fileRequested: [];
}

/** `window.desktop`: each call as a promise of its result, and one way to listen. */
export type DesktopApi = {
  readonly [Call in keyof DesktopCalls]: (
    ...args: Parameters<DesktopCalls[Call]>
  ) => Promise<Result<ReturnType<DesktopCalls[Call]>>>;
} & {
  /** Calls `listener` for each such event, until the returned function is called. */
  readonly on: <Event extends keyof DesktopEvents>(
    event: Event,
    listener: (...args: DesktopEvents[Event]) => void,
  ) => () => void;
};

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: DesktopError };

/** An expected failure, in words for the user. The code lets the page say it in another language. */
export interface DesktopError {
  readonly code: DesktopErrorCode;
  readonly message: string;
  readonly hint: string;
  /** The file it is about, where it is about one. */
  readonly fileName?: string;
}

export type DesktopErrorCode =
  | 'not-found'
  | 'no-permission'
  | 'read-only'
  | 'disk-full'
  | 'too-large'
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
}

export interface OpenedFile {
  readonly ref: FileRef;
  readonly bytes: Uint8Array;
}

export interface ExportedFile {
  /** Relative, with `/` between folders. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface RecentEntry extends FileRef {
  readonly usedAtMs: number;
}

export interface RecoveryCopy {
  readonly bytes: Uint8Array;
  readonly meta: { readonly name: string; readonly savedAtMs: number };
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
      /** In Electron's notation, such as `CmdOrCtrl+Shift+S`. Shown only: the page handles its shortcuts itself. */
      readonly accelerator?: string;
      readonly enabled: boolean;
      readonly checked?: boolean;
    }
  | { readonly type: 'role'; readonly role: MenuRole; readonly label: string }
  | { readonly type: 'separator' };

/** What the system does by itself. */
export type MenuRole =
  | 'about'
  | 'close'
  | 'copy'
  | 'cut'
  | 'hide'
  | 'minimize'
  | 'paste'
  | 'quit'
  | 'resetZoom'
  | 'selectAll'
  | 'toggleDevTools'
  | 'togglefullscreen'
  | 'zoomIn'
  | 'zoomOut';

export interface DocumentState {
  readonly title: string;
  readonly dirty: boolean;
  readonly closeQuestion: CloseQuestion;
}

/** Asked before unsaved changes are lost. */
export interface CloseQuestion {
  readonly message: string;
  readonly detail: string;
  readonly discard: string;
  readonly cancel: string;
}

declare global {
  interface Window {
    /** There in the desktop app only. */
    readonly desktop?: DesktopApi;
  }
}
