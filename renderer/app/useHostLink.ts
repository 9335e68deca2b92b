import { useEffect } from 'react';
import { describeMenus } from '../commands/nativeMenu';
import { runCommand } from '../commands/registry';
import { subscribeToCommands } from '../commands/useCommand';
import { getHost } from '../files/currentHost';
import { openFile } from '../files/openProject';
import { findRecovered } from '../files/recovered';
import { keepRecoveryCopy } from '../files/recovery';
import { showFailure } from '../files/showFailure';
import { i18n } from '../i18n/i18n';
import { currentTexts } from '../i18n/texts';
import { useDocument } from '../state/documentStore';
import { useView } from '../state/viewStore';

const MENU_DELAY_MS = 100;

/** Keeps the host informed (menu, title, unsaved mark, recovery copy) and does what it asks for. */
export function useHostLink(): void {
  useEffect(() => {
    const host = getHost();
    const ends = [
      host.onCommand((id) => void runCommand(id)),
      host.onOpenRequest((file) => void openFile(file).catch(showFailure), showFailure),
      keepRecoveryCopy(),
      linkMenu(),
      linkTitle(),
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
  i18n.on('languageChanged', plan);
  return () => {
    endStores();
    i18n.off('languageChanged', plan);
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
    if (sent === `${dirty} ${title}`) return;
    sent = `${dirty} ${title}`;
    host.setDocumentState({ title, dirty });
  };
  send();
  const ends = [useDocument.subscribe(send), useView.subscribe(send)];
  i18n.on('languageChanged', send);
  return () => {
    for (const end of ends) end();
    i18n.off('languageChanged', send);
  };
}
