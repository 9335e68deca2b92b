import { generateTypeScript } from '#engine';
import { currentTexts } from '../i18n/texts';
import { useDocument } from '../state/documentStore';
import { notify } from '../state/viewStore';
import { getHost } from './currentHost';
import { showFailure } from './showFailure';

/** Writes the project as a TypeScript program, into a folder or a zip. */
export async function exportTypeScript(): Promise<void> {
  const { project, dataBytes } = useDocument.getState();
  let files: ReturnType<typeof generateTypeScript>;
  try {
    files = generateTypeScript(project, dataBytes);
  } catch (error) {
    showFailure(error, 'problems.cannotExport');
    return;
  }
  const done = await getHost().exportFiles(project.name, files);
  if (!done) return;
  const { t } = currentTexts();
  notify({ tone: 'info', message: t('notice.exported', { where: done.where }), hint: t('notice.exportedHint') });
}
