import { app } from 'electron';
import type { AppMenu } from './appMenu';
import type { CallHandlers } from './callRegistry';
import { hearSaving, keepsUnsavedWork, showDocumentState } from './closeGuard';
import { DesktopFailure } from './desktopFailure';
import { exportFolder } from './exportFolder';
import { askForNewFile, askToOpen } from './fileDialogs';
import type { FileVault } from './fileVault';
import type { Preferences } from './preferences';
import type { RecentFiles } from './recentFiles';
import type { RecoveryStore } from './recoveryStore';
import { readModelFiles, readModelFolder } from './modelFiles';
import { isDroppable, type RequestedFiles } from './requestedFiles';
import { showTraining } from './trainingActivity';
import { applyTheme } from './windowTheme';
import { connectTrainer } from './trainerWindow';

/** What the calls of the page work on. */
export interface DesktopServices {
  readonly vault: FileVault;
  readonly recent: RecentFiles;
  readonly recovery: RecoveryStore;
  readonly requested: RequestedFiles;
  readonly preferences: Preferences;
  readonly menu: AppMenu;
}

/** How the desktop answers each call of the contract. */
export function desktopCalls(services: DesktopServices): CallHandlers {
  const { vault, recent, recovery, requested, preferences, menu } = services;
  const readGranted = async (file: string | null = null) => (file === null ? null : vault.read(vault.grant(file).id));
  return {
    openFile: async ({ dialog }, window) => readGranted((await askToOpen(window, dialog, 'file'))[0]),
    openModel: async ({ what, dialog }, window) => {
      const chosen = await askToOpen(window, dialog, what);
      const [first] = chosen;
      if (first === undefined) return null;
      return what === 'files' ? readModelFiles(chosen) : readModelFolder(first);
    },
    takeRequestedFile: async () => {
      const file = requested.take();
      try {
        return await readGranted(file);
      } catch (error) {
        // Asked for by the menu, perhaps, which must not offer it again.
        if (file !== null && error instanceof DesktopFailure && error.code === 'not-found') await recent.forget(file);
        throw error;
      }
    },
    openDropped: (file) => {
      if (!isDroppable(file)) throw new DesktopFailure('not-a-project');
      return vault.read(vault.grant(file, true).id);
    },
    saveFile: ({ id, bytes }) => vault.write(id, bytes),
    saveFileAs: async ({ suggestedName, bytes, dialog }, window) => {
      const file = await askForNewFile(window, suggestedName, dialog);
      return file === null ? null : vault.write(vault.grant(file).id, bytes);
    },
    exportFiles: async ({ suggestedName, files, dialog }, window) => {
      const [parent] = await askToOpen(window, dialog, 'folder');
      return parent === undefined ? null : { where: await exportFolder(parent, suggestedName, files) };
    },
    listRecent: () => recent.list(),
    openRecent: (id) => recent.open(id),
    addRecent: async (id) => {
      await recent.add(id);
      app.addRecentDocument(vault.fileOf(id).path);
    },
    removeRecent: (id) => recent.remove(id),
    clearRecent: async () => {
      await recent.clear();
      app.clearRecentDocuments();
    },
    storeRecoveryPart: ({ session, key, bytes }) => recovery.storePart(session, key, bytes),
    storeRecovery: ({ session, journal }, window) => {
      keepsUnsavedWork(window, () => recovery.clear(session));
      return recovery.store(session, journal);
    },
    listRecovery: () => recovery.list(),
    loadRecovery: (session) => recovery.load(session),
    clearRecovery: (session) => recovery.clear(session),
    connectTrainer: (id, window) => connectTrainer(id, window),
    setMenu: (menus, window) => menu.show(menus, window),
    setDocumentState: (state, window) => showDocumentState(window, state),
    reportSaving: (stage, window) => hearSaving(window, stage),
    setTrainingState: (state, window) => showTraining(window, state),
    setTheme: async (theme) => {
      applyTheme(theme);
      await preferences.change({ theme });
    },
  };
}
