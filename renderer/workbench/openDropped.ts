import { UserError } from '#engine';
import { importFiles } from '../exchange/importFiles';
import { type ChosenModel, isModelFile, readModelBlobs } from '../host/browserModel';
import { readBlob } from '../host/readBlob';
import { showDockTab } from '../state/settingsStore';
import { useView } from '../state/viewStore';
import { readDataFile } from '../files/readDataFile';
import { replaceData } from '../files/replaceData';
import { getHost } from '../host/currentHost';
import { openFile } from '../files/openProject';
import { readProjectFile } from '../files/projectWorker';
import { whileWorking } from '../files/whileWorking';
import { showDocument } from '../files/showDocument';
import { showFailure } from '../i18n/showFailure';
import { startFromData } from '../files/startFromData';
import { mayReplaceDocument } from '../files/unsavedGuard';

/** Opens what was dropped: a project, a data file (a new project from the gallery), or the files of a model. */
export async function openDropped(dropped: DataTransfer): Promise<void> {
  const [file] = dropped.files;
  const model = await droppedModel(dropped);
  if (model) await importFiles(await readModelBlobs(model));
  else if (file) await openFileOf(file);
}

async function openFileOf(file: File): Promise<void> {
  const isData = /\.(csv|tsv|txt)$/i.test(file.name);
  const known = !isData && /\.seqloom$/i.test(file.name) ? await getHost().openDropped(file) : null;
  if (known) {
    await openFile(known);
    return;
  }
  const bytes = await readBlob(file.name, file);
  if (isData) await takeData(file.name, bytes);
  else await takeProject(file.name, bytes);
}

async function takeData(name: string, bytes: Uint8Array): Promise<void> {
  if (useView.getState().screen !== 'studio') {
    await startFromData(name, bytes);
    return;
  }
  const read = await readDataFile(bytes, name);
  if (!read) return;
  const { table, problems, source, hash } = read;
  if (!table) {
    showFailure(new UserError(problems), 'problems.cannotReadData');
    return;
  }
  replaceData({ bytes, table, problems, source, hash }, name);
  showDockTab('data');
}

/** Of such a project nobody knows where it lies: saving it asks for a place. */
async function takeProject(name: string, bytes: Uint8Array): Promise<void> {
  try {
    const document = await whileWorking('files.opening', () => readProjectFile(bytes, name));
    if (document && (await mayReplaceDocument())) showDocument(document, null);
  } catch (error) {
    showFailure(error, 'problems.cannotOpen');
  }
}

/** The files of a dropped model, or null. To be asked while the drop is handled: folders are forgotten afterward. */
function droppedModel({ files, items }: DataTransfer): Promise<ChosenModel | null> {
  const folder = [...items].map((item) => item.webkitGetAsEntry()).find((entry) => entry?.isDirectory);
  if (folder) return readFolder(folder as FileSystemDirectoryEntry);
  const [first] = files;
  const isModel = first !== undefined && [...files].some(({ name }) => isModelFile(name));
  return Promise.resolve(isModel ? { name: first.name, files: [...files] } : null);
}

async function readFolder(folder: FileSystemDirectoryEntry): Promise<ChosenModel> {
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
