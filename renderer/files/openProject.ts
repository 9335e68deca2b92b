import { emptyProject } from '#engine';
import type { Template } from '#templates';
import type { OpenedFile } from '#contract';
import { HostError } from '../host/HostError';
import { currentTexts } from '../i18n/texts';
import { getHost } from '../host/currentHost';
import { readProjectFile, readProjectParts } from './projectWorker';
import { askAboutRecovered } from './recovered';
import { showDocument } from './showDocument';
import { showFailure } from '../i18n/showFailure';
import { mayReplaceDocument } from './unsavedGuard';
import { whileWorking } from './whileWorking';

/** Replaces the document by an empty canvas. */
export async function newProject(): Promise<void> {
  if (!(await mayReplaceDocument())) return;
  const project = emptyProject(currentTexts().t('document.untitled'));
  showDocument({ project, dataBytes: null, table: null, tableProblems: [] }, null);
}

/** Asks for a project file and opens it. */
export async function openProjectFile(): Promise<void> {
  const file = await getHost().open('project');
  if (file) await openFile(file);
}

/** Opens a project that the user chose, dropped, or picked from the recent list. */
export async function openFile(file: OpenedFile): Promise<void> {
  // The worker also saves, so it is left to finish what nobody waits for any more.
  const document = await whileWorking('files.opening', () => readProjectFile(file.bytes, file.ref.name)).catch(
    (error: unknown) => showFailure(error, 'problems.cannotOpen'),
  );
  if (!document) return;
  if ((await askAboutRecovered(file.ref)) !== 'file' || !(await mayReplaceDocument())) return;
  showDocument(document, file.ref);
  // The list is a convenience: an opened project stays open when the list cannot be kept.
  await getHost()
    .recent.add(file.ref)
    .catch((error: unknown) => console.warn('recent list', error));
}

/** Opens a project of the recent list. One that is no longer there leaves the list. */
export async function openRecent(id: string): Promise<void> {
  const { recent } = getHost();
  let file: OpenedFile;
  try {
    file = await recent.open(id);
  } catch (error) {
    if (error instanceof HostError && error.code === 'not-found') await recent.remove(id);
    throw error;
  }
  await openFile(file);
}

/** Opens a copy of a template. */
export async function openTemplate(template: Template): Promise<void> {
  const [text, data] = await Promise.all([template.loadProject(), template.loadData()]);
  const document = await readProjectParts({ text, assets: [data], weights: null }, `${template.id}/project.json`);
  if (await mayReplaceDocument()) showDocument(document, null);
}
