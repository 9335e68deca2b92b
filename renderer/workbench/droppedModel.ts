import { isModelFile } from '../host/browserModel';

/** Files that were dropped together, or the files of the folder that was. */
export interface DroppedModel {
  readonly name: string;
  readonly files: readonly File[];
}

/**
 * The files of a model among what was dropped; null where something else was dropped. Must be called while the drop is
 * being handled: the browser forgets folders afterward.
 */
export function droppedModel({ files, items }: DataTransfer): Promise<DroppedModel | null> {
  const folder = [...items].map((item) => item.webkitGetAsEntry()).find((entry) => entry?.isDirectory);
  if (folder) return readFolder(folder as FileSystemDirectoryEntry);
  const [first] = files;
  const isModel = first !== undefined && [...files].some(({ name }) => isModelFile(name));
  return Promise.resolve(isModel ? { name: first.name, files: [...files] } : null);
}

async function readFolder(folder: FileSystemDirectoryEntry): Promise<DroppedModel> {
  const reader = folder.createReader();
  const files: File[] = [];
  // The browser gives the entries in portions, the last of which is empty.
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) return { name: folder.name, files };
    for (const entry of entries) {
      if (entry.isFile && isModelFile(entry.name)) files.push(await fileOf(entry as FileSystemFileEntry));
    }
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}
