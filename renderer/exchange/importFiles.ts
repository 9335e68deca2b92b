import { getHost } from '../host/currentHost';
import { showDocument } from '../files/showDocument';
import { showFailure } from '../i18n/showFailure';
import { mayReplaceDocument } from '../files/unsavedGuard';
import type { ModelFiles } from '#contract';
import { currentTexts } from '../i18n/texts';
import { showDockTab } from '../state/settingsStore';
import { notify, openDialog } from '../state/viewStore';
import { readModel } from './exchangeWorker';
import { whileWorking } from '../files/whileWorking';

/** Asks for the files of a model that was made elsewhere, or for their folder, and opens it. */
export async function importChosenModel(what: 'files' | 'folder'): Promise<void> {
  const model = await getHost().openModel(what);
  if (model) await importFiles(model);
}

/** Opens a model that was made elsewhere as a new project. What could not be taken over as it was is said. */
export async function importFiles(model: ModelFiles): Promise<void> {
  const imported = await whileWorking('exchange.importing', (signal) => readModel(model, signal)).catch(
    (error: unknown) => showFailure(error, 'problems.cannotImport'),
  );
  if (!imported || !(await mayReplaceDocument())) return;
  const { warnings } = imported;
  const project = { ...imported.project, name: nameFrom(model.name) ?? imported.project.name };
  showDocument({ project, dataBytes: null, table: null, tableProblems: [] }, null, true);
  // That is what the model lacks.
  showDockTab('data');
  const { t } = currentTexts();
  if (warnings.length > 0) {
    openDialog({ kind: 'problems', title: t('problems.importedWith'), problems: warnings });
    return;
  }
  notify({ tone: 'info', message: t('notice.imported', { name: project.name }), hint: t('notice.importedHint') });
}

/** What the user knows a model by: its file or folder. Every folder of tf.js has a `model.json`, which names nothing. */
function nameFrom(file: string): string | null {
  const stem = file.replace(/(\.weights)?\.(keras|h5|hdf5|json|bin)$/i, '');
  return stem === '' || stem === 'model' ? null : stem;
}
