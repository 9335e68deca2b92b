import { currentTexts } from '../i18n/texts';
import { markSaved, useDocument } from '../state/documentStore';
import { announce, notify } from '../state/viewStore';
import type { Project } from '#engine';
import type { FileRef } from '#contract';
import { getHost } from '../host/currentHost';
import { packProject } from './projectWorker';

/** Saves to the project's file, or asks for one where it has none that may be written. Resolves with false when the user cancels. */
export async function saveProject(): Promise<boolean> {
  const contents = useDocument.getState();
  const { fileRef, project } = contents;
  const host = getHost();
  if (!fileRef || fileRef.readOnly || !host.canSaveInPlace) return saveProjectAs();
  const ref = await host.save(fileRef, await packProject(contents));
  await finish(ref, project);
  return true;
}

/** Asks for a file and saves there. Resolves with false when the user cancels. */
export async function saveProjectAs(): Promise<boolean> {
  const host = getHost();
  const contents = useDocument.getState();
  const { project } = contents;
  const ref = await host.saveAs(project.name, 'project', await packProject(contents));
  if (!ref) return false;
  await finish(ref, project);
  return true;
}

async function finish(ref: FileRef, project: Project): Promise<void> {
  const { t } = currentTexts();
  const host = getHost();
  markSaved(ref, project);
  // The list is a convenience: a project that is saved stays saved when the list cannot be kept.
  await host.recent.add(ref).catch((error: unknown) => console.warn('recent list', error));
  if (host.canSaveInPlace) announce(t('said.saved', { file: ref.name }));
  else notify({ tone: 'info', message: t('notice.downloaded', { file: ref.name }) });
}
