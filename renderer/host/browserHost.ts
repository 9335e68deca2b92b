import { BrowserFiles } from './browserFiles';
import { openBrowserStorage } from './browserStorage';
import { exportFromBrowser } from './browserExport';
import { openModelFromBrowser } from './browserModel';
import { browserRecent } from './browserRecent';
import { browserRecovery } from './browserRecovery';
import type { Host, HostWords } from './Host';

/** The host in a browser. There are no native menus and no files opened by the system. */
export function createBrowserHost(words: HostWords, storage = openBrowserStorage()): Host {
  const files = new BrowserFiles(words);
  return {
    kind: 'browser',
    get canSaveInPlace() {
      return typeof window.showSaveFilePicker === 'function';
    },
    open: (kind) => files.open(kind),
    openModel: (what) => openModelFromBrowser(what, words),
    // A dropped file has no place here that it could be saved to.
    openDropped: () => Promise.resolve(null),
    save: (ref, bytes) => files.save(ref, bytes),
    saveAs: (suggestedName, kind, bytes) => files.saveAs(suggestedName, kind, bytes),
    exportFiles: exportFromBrowser,
    recent: browserRecent(storage, files, Date.now),
    recovery: browserRecovery(storage),
    onOpenRequest: () => () => {},
    onCommand: () => () => {},
    onSaveBeforeClose: () => () => {},
    setMenu: () => {},
    setDocumentState: ({ title, dirty, training }) => {
      document.title = `${dirty ? '• ' : ''}${title} — Seqloom`;
      // Only while needed: a page that listens for its end is kept out of the browser's back-and-forward cache.
      if (dirty || training) window.addEventListener('beforeunload', askBeforeLeaving);
      else window.removeEventListener('beforeunload', askBeforeLeaving);
    },
    setTrainingState: () => {},
    setTheme: () => {},
  };
}

// The browser asks in its own words.
function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
