import { app } from 'electron';
import { showMenus } from './appMenu';
import { tellPage } from './appWindow';
import type { CallHandlers } from './callRegistry';
import { showDocumentState } from './closeGuard';
import { exportFolder } from './exportFolder';
import { askForFile, askForFolder, askForNewFile } from './fileDialogs';
import type { FileVault } from './fileVault';
import type { RecentFiles } from './recentFiles';
import type { RecoveryStore } from './recoveryStore';
import type { RequestedFiles } from './requestedFiles';

/** What the calls of the page work on. */
export interface DesktopServices {
  readonly vault: FileVault;
  readonly recent: RecentFiles;
  readonly recovery: RecoveryStore;
  readonly requested: RequestedFiles;
}

/** How the desktop answers each call of the contract. */
export function desktopCalls({ vault, recent, recovery, requested }: DesktopServices): CallHandlers {
  const readGranted = async (file: string | null) => (file === null ? null : vault.read(vault.grant(file).id));
  return {
    openFile: async ({ dialog }, window) => readGranted(await askForFile(window, dialog)),
    takeRequestedFile: () => readGranted(requested.take()),
    saveFile: ({ id, bytes }) => vault.write(id, bytes),
    saveFileAs: async ({ suggestedName, bytes, dialog }, window) => {
      const file = await askForNewFile(window, suggestedName, dialog);
      return file === null ? null : vault.write(vault.grant(file).id, bytes);
    },
    exportFiles: async ({ suggestedName, files, dialog }, window) => {
      const parent = await askForFolder(window, dialog);
      return parent === null ? null : { where: await exportFolder(parent, suggestedName, files) };
    },
    listRecent: () => recent.list(),
    openRecent: (id) => recent.open(id),
    addRecent: async (id) => {
      await recent.add(id);
      app.addRecentDocument(vault.pathOf(id));
    },
    removeRecent: (id) => recent.remove(id),
    clearRecent: async () => {
      await recent.clear();
      app.clearRecentDocuments();
    },
    storeRecovery: (copy) => recovery.store(copy),
    loadRecovery: () => recovery.load(),
    clearRecovery: () => recovery.clear(),
    setMenu: (menus, window) => showMenus(menus, (commandId) => tellPage(window, 'command', commandId)),
    setDocumentState: (state, window) => showDocumentState(window, state),
  };
}
