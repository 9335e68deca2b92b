import { type ProblemText, type TextKey, UserError } from '#engine';
import { HostError } from '../host/HostError';
import { currentTexts } from './texts';
import { notify, openDialog } from '../state/viewStore';

/**
 * Tells the user what went wrong: problems of the engine in a dialog with place and hint, failures of the host as a
 * message. Anything else is a bug; it is said as one and left in the console.
 */
export function showFailure(error: unknown, title: TextKey = 'problems.cannot'): void {
  const { t } = currentTexts();
  if (error instanceof UserError) {
    openDialog({ kind: 'problems', title: t(title), problems: error.problems });
    return;
  }
  if (error instanceof HostError) {
    notify({ tone: 'error', stays: true, ...hostErrorText(error) });
    return;
  }
  console.error(error);
  const detail = error instanceof Error ? error.message : String(error);
  notify({ tone: 'error', stays: true, message: t('failure.unexpected'), hint: detail });
}

function hostErrorText(error: HostError): ProblemText {
  return currentTexts().problem({
    code: `host.${error.code}`,
    values: { file: error.fileName ?? '', ...error.values },
  });
}
