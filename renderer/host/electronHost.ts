import type { DesktopApi, Result } from '#contract';
import { safeFileName } from '#engine';
import { fileKind, nameWithExtension } from './fileName';
import type { Host, HostWords, OpenKind, SaveKind } from './Host';
import { HostError } from './HostError';

/** The host over `window.desktop`. */
export function createElectronHost(desktop: DesktopApi, words: HostWords): Host {
  const fileDialog = (action: 'open' | 'save', kind: OpenKind | SaveKind) => {
    const { fileKind: label, ...dialog } = words.fileDialog(action, kind);
    return { ...dialog, fileKind: { label, extensions: fileKind(kind).extensions } };
  };
  // There is one window: of the sessions before it, none goes on.
  const claimed = new Set<string>();
  return {
    kind: 'electron',
    canSaveInPlace: true,
    open: async (kind) => valueOf(await desktop.openFile({ dialog: fileDialog('open', kind) })),
    openModel: async (what) => valueOf(await desktop.openModel({ what, dialog: fileDialog('open', 'model') })),
    openDropped: async (file) => valueOf(await desktop.openDropped(file)),
    save: async ({ id }, bytes) => valueOf(await desktop.saveFile({ id, bytes })),
    saveAs: async (title, kind, bytes) => {
      const suggestedName = nameWithExtension(title, kind);
      return valueOf(await desktop.saveFileAs({ suggestedName, bytes, dialog: fileDialog('save', kind) }));
    },
    exportFiles: async (title, files) => {
      const suggestedName = safeFileName(title);
      return valueOf(await desktop.exportFiles({ suggestedName, files, dialog: words.exportDialog() }));
    },
    recent: {
      list: async () => valueOf(await desktop.listRecent()),
      open: async (id) => valueOf(await desktop.openRecent(id)),
      add: async ({ id }) => valueOf(await desktop.addRecent(id)),
      remove: async (id) => valueOf(await desktop.removeRecent(id)),
      clear: async () => valueOf(await desktop.clearRecent()),
    },
    recovery: {
      claim: (session) => {
        claimed.add(session);
        return Promise.resolve(() => void claimed.delete(session));
      },
      storePart: async (part) => valueOf(await desktop.storeRecoveryPart(part)),
      store: async (session, journal) => valueOf(await desktop.storeRecovery({ session, journal })),
      list: async () => valueOf(await desktop.listRecovery()).filter(({ session }) => !claimed.has(session)),
      load: async (session) => valueOf(await desktop.loadRecovery(session)),
      clear: async (session) => valueOf(await desktop.clearRecovery(session)),
    },
    onOpenRequest: (opened, failed) => {
      const take = async () => {
        try {
          const file = valueOf(await desktop.takeRequestedFile());
          if (file !== null) opened(file);
        } catch (error) {
          if (!(error instanceof HostError)) throw error;
          failed(error);
        }
      };
      // A file that started the app was asked for before anyone could listen.
      void take();
      return desktop.on('fileRequested', () => void take());
    },
    onCommand: (listener) => desktop.on('command', listener),
    setMenu: (menus) => void desktop.setMenu(menus).then(valueOf),
    onSaveBeforeClose: (save) =>
      desktop.on('saveBeforeClose', () => {
        void desktop.reportSaving('begun');
        void save().then((saved) => desktop.reportSaving(saved ? 'saved' : 'kept'));
      }),
    setDocumentState: (state) => {
      const { title, dirty, training } = state;
      const closeQuestion = dirty || training ? words.closeQuestion(state) : null;
      void desktop.setDocumentState({ title, dirty, closeQuestion }).then(valueOf);
    },
    setTrainingState: (state) => void desktop.setTrainingState(state).then(valueOf),
    setTheme: (theme) => void desktop.setTheme(theme).then(valueOf),
  };
}

function valueOf<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  const { code, fileName, values } = result.error;
  throw new HostError(code, fileName, values);
}
