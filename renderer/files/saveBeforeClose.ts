import { saveProject } from './saveProject';
import { showFailure } from '../i18n/showFailure';
import { endTraining, isTraining } from './unsavedGuard';

/**
 * Saves because the window is to close; a training in progress is ended first, and what it has learned is saved too.
 * Resolves with false when the user cancels or the file cannot be written, which is shown: the window then stays.
 */
export async function saveBeforeClose(): Promise<boolean> {
  try {
    if (isTraining()) await endTraining();
    return await saveProject();
  } catch (error) {
    showFailure(error);
    return false;
  }
}
