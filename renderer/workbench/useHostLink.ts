import { useEffect } from 'react';
import { describeMenus } from './commands/nativeMenu';
import { runMenuCommand } from './commands/menuCommand';
import { subscribeToCommands } from '../commands/useCommand';
import { getHost } from '../host/currentHost';
import { openFile } from '../files/openProject';
import { warmUpProjectWorker } from '../files/projectWorker';
import { findRecovered } from '../files/recovered';
import { keepRecoveryJournal } from '../files/recovery';
import { saveBeforeClose } from '../files/saveBeforeClose';
import { showFailure } from '../i18n/showFailure';
import { useLocale } from '../i18n/locale';
import { currentTexts } from '../i18n/texts';
import { useDocument } from '../state/documentStore';
import { useSettings } from '../state/settingsStore';
import { useTraining } from '../state/trainingStore';
import { useView } from '../state/viewStore';
import { whenIdle } from './compute/whenIdle';
import { linkTraining } from './linkTraining';

const MENU_DELAY_MS = 100;

/** Keeps the host informed (menu, title, unsaved mark, recovery copy) and does what it asks for. */
export function useHostLink(): void {
  useEffect(() => {
    const host = getHost();
    const ends = [
      host.onCommand(runMenuCommand),
      host.onSaveBeforeClose(saveBeforeClose),
      host.onOpenRequest((file) => void openFile(file).catch(showFailure), showFailure),
      keepRecoveryJournal(),
      linkMenu(),
      linkTitle(),
      whenIdle(warmUpProjectWorker),
      linkTraining(),
      linkTheme(),
    ];
    findRecovered().catch(showFailure);
    return () => {
      for (const end of ends) end();
    };
  }, []);
}

/** Sends the menu again whenever something in it has changed. */
function linkMenu(): () => void {
  const host = getHost();
  let sent = '';
  let timer: ReturnType<typeof setTimeout> | null = null;
  const send = (): void => {
    timer = null;
    const menus = describeMenus();
    const text = JSON.stringify(menus);
    if (text === sent) return;
    sent = text;
    host.setMenu(menus);
  };
  const plan = (): void => {
    timer ??= setTimeout(send, MENU_DELAY_MS);
  };
  send();
  const endStores = subscribeToCommands(plan);
  const endLanguage = useLocale.subscribe(plan);
  return () => {
    endStores();
    endLanguage();
    if (timer !== null) clearTimeout(timer);
  };
}

/** The window's title names the project; in the gallery only unsaved work is worth a word. */
function linkTitle(): () => void {
  const host = getHost();
  let sent = '';
  const send = (): void => {
    const { project, dirty } = useDocument.getState();
    const named = dirty || useView.getState().screen === 'studio';
    const title = named ? project.name : currentTexts().t('gallery.windowTitle');
    const training = useTraining.getState().status !== 'idle';
    // The language too: the question before closing is in it.
    const next = `${dirty} ${training} ${useLocale.getState().id} ${title}`;
    if (sent === next) return;
    sent = next;
    host.setDocumentState({ title, dirty, training });
  };
  send();
  const ends = [useDocument, useView, useTraining, useLocale].map((store) => store.subscribe(send));
  return () => {
    for (const end of ends) end();
  };
}

/** The window's frame, its menus and the system's dialogs follow the choice of light and dark. */
function linkTheme(): () => void {
  const host = getHost();
  host.setTheme(useSettings.getState().theme);
  return useSettings.subscribe(({ theme }, before) => {
    if (theme !== before.theme) host.setTheme(theme);
  });
}
