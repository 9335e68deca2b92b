import { fileKind, nameWithExtension } from './fileName';
import { mayAccess, pick, pickerOptions, writeHandle } from './fileSystemAccess';
import type { FileRef, OpenedFile } from '#contract';
import type { HostWords, OpenKind, SaveKind } from './Host';
import { HostError, namingFile } from './HostError';
import { readBlob } from './readBlob';
import { chooseUploads, download } from './transfer';

/** A file of this session: through its handle where the browser gives one, else as what was last seen of it. */
export type KnownFile =
  | { readonly name: string; readonly handle: FileSystemFileHandle }
  | { readonly name: string; readonly blob: Blob };

/** The files that the user chose in this session. With the File System Access API in place, else up and down. */
export class BrowserFiles {
  private readonly known = new Map<string, KnownFile>();

  constructor(private readonly words: HostWords) {}

  async open(kind: OpenKind): Promise<OpenedFile | null> {
    const { showOpenFilePicker } = window;
    if (showOpenFilePicker) {
      const options = pickerOptions(kind, this.words.fileDialog('open', kind).fileKind);
      const picked = await pick(() => showOpenFilePicker(options));
      return picked && this.openKnown(crypto.randomUUID(), { name: picked[0].name, handle: picked[0] });
    }
    const [file] = (await chooseUploads(kind, 'one')) ?? [];
    return file ? this.openKnown(crypto.randomUUID(), { name: file.name, blob: file }) : null;
  }

  /** Reads a file that is known from here or from an earlier session, and knows it under `id` from now on. */
  async openKnown(id: string, file: KnownFile): Promise<OpenedFile> {
    const { name } = file;
    const blob =
      'blob' in file
        ? file.blob
        : await namingFile(name, async () => {
            if (!(await mayAccess(file.handle, 'read'))) throw new HostError('no-permission', name);
            return file.handle.getFile();
          });
    const bytes = await readBlob(name, blob);
    this.known.set(id, file);
    return { ref: { id, name }, bytes };
  }

  async save(ref: FileRef, bytes: Uint8Array): Promise<FileRef> {
    const file = this.find(ref.id);
    if ('blob' in file) {
      download(file.name, bytes, fileKind('project').mediaType);
      this.known.set(ref.id, { name: file.name, blob: new Blob([bytes as Uint8Array<ArrayBuffer>]) });
    } else {
      await namingFile(file.name, async () => {
        if (!(await mayAccess(file.handle, 'readwrite'))) throw new HostError('no-permission', file.name);
        await writeHandle(file.handle, bytes);
      });
    }
    return { id: ref.id, name: file.name };
  }

  async saveAs(suggestedName: string, kind: SaveKind, bytes: Uint8Array): Promise<FileRef | null> {
    const name = nameWithExtension(suggestedName, kind);
    const id = crypto.randomUUID();
    const { showSaveFilePicker } = window;
    if (!showSaveFilePicker) {
      download(name, bytes, fileKind(kind).mediaType);
      this.known.set(id, { name, blob: new Blob([bytes as Uint8Array<ArrayBuffer>]) });
      return { id, name };
    }
    const options = pickerOptions(kind, this.words.fileDialog('save', kind).fileKind);
    const handle = await pick(() => showSaveFilePicker({ ...options, suggestedName: name }));
    if (handle === null) return null;
    await namingFile(handle.name, () => writeHandle(handle, bytes));
    this.known.set(id, { name: handle.name, handle });
    return { id, name: handle.name };
  }

  /** The file behind an id, or a `HostError` where it was not opened in this session. */
  find(id: string): KnownFile {
    const file = this.known.get(id);
    if (file) return file;
    throw new HostError('unknown-file');
  }
}
