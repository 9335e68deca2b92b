import { currentTexts } from '../i18n/texts';
import { contentsOf, markSaved, useDocument } from '../state/documentStore';
import { announce, notify } from '../state/viewStore';
import { getHost } from '../host/currentHost';
import { packProject } from './projectWorker';

/** Saves to the project's file, or asks for one where it has none. Resolves with false when the user cancels. */
export async function saveProject(): Promise<boolean> {
  const { fileRef } = useDocument.getState();
  const host = getHost();
  if (!fileRef || !host.canSaveInPlace) return saveProjectAs();
  const contents = contentsOf(useDocument.getState());
  const ref = await host.save(fileRef, await packProject(contents));
  await finish(ref, contents);
  return true;
}

/** Asks for a file and saves there. Resolves with false when the user cancels. */
export async function saveProjectAs(): Promise<boolean> {
  const host = getHost();
  const contents = contentsOf(useDocument.getState());
  const ref = await host.saveAs(contents.project.name, 'project', await packProject(contents));
  if (!ref) return false;
  await finish(ref, contents);
  return true;
}

async function finish(
  ref: Parameters<typeof markSaved>[0] & object,
  contents: Parameters<typeof markSaved>[1],
): Promise<void> {
  const { t } = currentTexts();
  const host = getHost();
  markSaved(ref, contents);
  // The list is a convenience: a project that is saved stays saved when the list cannot be kept.
  await host.recent.add(ref).catch((error: unknown) => console.warn('recent list', error));
  if (host.canSaveInPlace) announce(t('said.saved', { file: ref.name }));
  else notify({ tone: 'info', message: t('notice.downloaded', { file: ref.name }) });
}
