import path from 'node:path';
import type { WebPreferences } from 'electron';

/**
 * How every page of the app runs, the hidden one too: sandboxed, isolated, without Node, with the preload of this name, which
 * stands whole in the built program, so that packaging finds that the file is needed.
 */
export function pagePreferences(preload: 'preload.cjs' | 'trainerPreload.cjs'): WebPreferences {
  return {
    preload: path.join(__dirname, '../preload', preload),
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    // A training goes on, and reports, while its window is hidden, minimized or behind others.
    backgroundThrottling: false,
  };
}
