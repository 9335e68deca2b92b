import { currentTexts } from '../i18n/texts';
import { useDocument } from '../state/documentStore';
import { setData } from '../state/editProject';
import { announce, notify } from '../state/viewStore';

/** Puts a data file under the project. Where it takes the place of another, a message offers the way back. */
export function replaceData(data: Parameters<typeof setData>[0], name: string): void {
  const replaces = useDocument.getState().table !== null;
  setData(data);
  const message = currentTexts().t('said.dataReplaced', { file: name });
  if (replaces) notify({ tone: 'info', message, undoes: useDocument.getState().document });
  else announce(message);
}
