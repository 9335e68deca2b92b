import { UserError } from '#engine';
import { importFiles } from '../exchange/importFiles';
import { isDataFile } from '../host/fileName';
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

/** Bytes of the start of a JSON file that tell whether it is a model, and what one has there. */
const LOOK_BYTES = 2 ** 16;
const MODEL_WORDS =
  /"(?:modelTopology|model_config|class_name|keras_version|weightsManifest|layers-model|graph-model)"/;

/** Opens what was dropped: a project, a data file (a new project from the gallery), or the files of a model. */
export async function openDropped(dropped: DataTransfer): Promise<void> {
  const [file] = dropped.files;
  const model = await droppedModel(dropped);
  if (model) await importFiles(await readModelBlobs(model));
  else if (file) await openFileOf(file);
}

async function openFileOf(file: File): Promise<void> {
  const isData = isDataFile(file.name);
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
  if (!first || ![...files].some(({ name }) => isModelFile(name))) return Promise.resolve(null);
  return isLoneTable([...files]).then((isTable) => (isTable ? null : { name: first.name, files: [...files] }));
}

/** Whether what was dropped is one JSON file that holds no model, which is then read as a table. */
async function isLoneTable(files: readonly File[]): Promise<boolean> {
  const [file] = files;
  if (!file || files.length !== 1 || !isDataFile(file.name)) return false;
  return !MODEL_WORDS.test(await file.slice(0, LOOK_BYTES).text());
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
