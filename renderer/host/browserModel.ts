import { MAX_MODEL_BYTES, MAX_MODEL_MB } from '#engine';
import { pick, pickerOptions } from './fileSystemAccess';
import type { ModelFiles } from '#contract';
import type { HostWords } from './Host';
import { HostError, namingFile } from './HostError';
import { readBlob } from './readBlob';
import { chooseUploads } from './transfer';

/** The files of Keras and tf.js models, whose shards may lack an ending, and those of other tools, to be told apart. */
const MODEL_FILE_NAME = /\.(json|bin|keras|h5|hdf5|onnx|safetensors|pb|pkl|pickle|pt|pth)$|shard\d+of\d+$/i;

/** Whether a file may belong to a model that was made elsewhere, by its name. */
export function isModelFile(name: string): boolean {
  return MODEL_FILE_NAME.test(name);
}

/** Asks for the files of a model, or for their folder, and reads them. */
export async function openModelFromBrowser(what: 'files' | 'folder', words: HostWords): Promise<ModelFiles | null> {
  const chosen = what === 'files' ? await chooseFiles(words) : await chooseFolder();
  return chosen && readModelBlobs(chosen);
}

/** The files of a model as they were chosen or dropped, under the name of their folder or of the first of them. */
export interface ChosenModel {
  readonly name: string;
  readonly files: readonly File[];
}

/** Reads the files of a model. Too large a model is refused before it takes memory. */
export async function readModelBlobs({ name, files }: ChosenModel): Promise<ModelFiles> {
  if (files.reduce((total, file) => total + file.size, 0) > MAX_MODEL_BYTES) {
    throw new HostError('model-too-large', name, { limit: MAX_MODEL_MB });
  }
  const read: { name: string; bytes: Uint8Array }[] = [];
  for (const file of files) read.push({ name: file.name, bytes: await readBlob(file.name, file) });
  return { name, files: read };
}

async function chooseFiles(words: HostWords): Promise<ChosenModel | null> {
  const { showOpenFilePicker } = window;
  if (!showOpenFilePicker) {
    const files = await chooseUploads('model', 'files');
    return files && { name: files[0]?.name ?? '', files };
  }
  const options = pickerOptions('model', words.fileDialog('open', 'model').fileKind);
  const handles = await pick(() => showOpenFilePicker({ ...options, multiple: true }));
  if (!handles) return null;
  const { name } = handles[0];
  return { name, files: await namingFile(name, () => Promise.all(handles.map((handle) => handle.getFile()))) };
}

async function chooseFolder(): Promise<ChosenModel | null> {
  const { showDirectoryPicker } = window;
  const chosen = showDirectoryPicker
    ? await folderFiles(() => showDirectoryPicker({ id: 'seqloom-model', mode: 'read' }))
    : await uploadedFolder();
  if (chosen?.files.length === 0) {
    throw new HostError('no-model', chosen.name);
  }
  return chosen;
}

async function folderFiles(show: () => Promise<FileSystemDirectoryHandle>): Promise<ChosenModel | null> {
  const folder = await pick(show);
  if (!folder) return null;
  return namingFile(folder.name, async () => {
    const files: File[] = [];
    for await (const entry of folder.values()) {
      if (entry.kind === 'file' && isModelFile(entry.name)) files.push(await entry.getFile());
    }
    return { name: folder.name, files };
  });
}

/** Of the folder itself; what lies in folders inside it is left alone. */
async function uploadedFolder(): Promise<ChosenModel | null> {
  const files = await chooseUploads('model', 'folder');
  if (!files) return null;
  const inside = files.filter((file) => file.webkitRelativePath.split('/').length === 2 && isModelFile(file.name));
  return { name: files[0]?.webkitRelativePath.split('/')[0] ?? '', files: inside };
}
