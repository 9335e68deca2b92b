import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { answerDialogs } from './answerDialogs';

/** The files that a user chooses in dialogs, with handles that stay good, in either edition. */
export interface ProjectFiles {
  /** The file of this name is what dialogs are answered with from now on. Once more after the page was loaded anew. */
  choose(name: string): Promise<void>;
  read(name: string): Promise<Uint8Array>;
  write(name: string, bytes: Uint8Array): Promise<void>;
}

/** Files in a folder on the disk. */
export function filesOnDisk(app: ElectronApplication, folder: string): ProjectFiles {
  return {
    choose: (name) => answerDialogs(app, { open: path.join(folder, name), save: path.join(folder, name) }),
    read: (name) => readFile(path.join(folder, name)),
    write: (name, bytes) => writeFile(path.join(folder, name), bytes),
  };
}

/**
 * Files in the private folder of the page's origin. Nothing outside the browser can answer its pickers; these are the
 * same handles, read, written and stored in the same way.
 */
export function filesOfOrigin(page: Page): ProjectFiles {
  return {
    choose: (name) =>
      page.evaluate((chosen) => {
        const handle = async () => (await navigator.storage.getDirectory()).getFileHandle(chosen, { create: true });
        Object.assign(window, { showSaveFilePicker: handle, showOpenFilePicker: async () => [await handle()] });
      }, name),
    read: async (name) => {
      const bytes = await page.evaluate(async (wanted) => {
        const handle = await (await navigator.storage.getDirectory()).getFileHandle(wanted);
        return Array.from(new Uint8Array(await (await handle.getFile()).arrayBuffer()));
      }, name);
      return Uint8Array.from(bytes);
    },
    write: (name, bytes) =>
      page.evaluate(
        async ([wanted, content]) => {
          const handle = await (await navigator.storage.getDirectory()).getFileHandle(wanted, { create: true });
          const writable = await handle.createWritable();
          await writable.write(Uint8Array.from(content));
          await writable.close();
        },
        [name, Array.from(bytes)] as const,
      ),
  };
}
