import { UserError } from '#engine';
import { importFiles } from '../exchange/importFiles';
import { readModelBlobs } from '../host/browserModel';
import { readBlob } from '../host/readBlob';
import { currentTexts } from '../i18n/texts';
import { setData } from '../state/editProject';
import { showDockTab } from '../state/settingsStore';
import { announce, useView } from '../state/viewStore';
import { readData } from '../worker/readData';
import { getHost } from '../host/currentHost';
import { droppedModel } from './droppedModel';
import { openFile } from '../files/openProject';
import { readProjectFile } from '../files/projectWorker';
import { showDocument } from '../files/showDocument';
import { showFailure } from '../i18n/showFailure';
import { startFromData } from '../files/startFromData';
import { mayReplaceDocument } from '../files/unsavedGuard';

/**
 * Opens what was dropped: a project, a data file (for the open project, or for a new one from the gallery), or the files or
 * the folder of a model from elsewhere.
 */
export async function openDropped(dropped: DataTransfer): Promise<void> {
  const [file] = dropped.files;
  const model = await droppedModel(dropped);
  if (model) await importFiles(await readModelBlobs(model.name, model.files));
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
    await startFromData({ ref: { name }, bytes });
    return;
  }
  const { table, problems, hash } = await readData(bytes, name);
  if (!table) {
    showFailure(new UserError(problems), 'problems.cannotReadData');
    return;
  }
  setData({ bytes, table, problems, hash });
  showDockTab('data');
  announce(currentTexts().t('said.dataReplaced', { file: name }));
}

/** Of such a project nobody knows where it lies: saving it asks for a place. */
async function takeProject(name: string, bytes: Uint8Array): Promise<void> {
  try {
    const document = await readProjectFile(bytes, name);
    if (await mayReplaceDocument()) showDocument(document, null);
  } catch (error) {
    showFailure(error, 'problems.cannotOpen');
  }
}
