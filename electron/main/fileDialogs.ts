import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { app, type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import type { FileDialog, FolderDialog } from '../ipc/contract';

const PROPERTIES = {
  file: ['openFile'],
  files: ['openFile', 'multiSelections'],
  folder: ['openDirectory', 'createDirectory'],
} satisfies Record<string, OpenDialogOptions['properties']>;

/** Asks for a file, for several or for a folder. Their paths; none where the user cancels. */
export async function askToOpen(
  window: BrowserWindow,
  request: FolderDialog | FileDialog,
  what: keyof typeof PROPERTIES,
): Promise<readonly string[]> {
  const { filePaths, canceled } = await dialog.showOpenDialog(window, {
    title: request.title,
    buttonLabel: request.confirm,
    ...(what !== 'folder' && 'fileKind' in request && { filters: [filterOf(request)] }),
    properties: PROPERTIES[what],
  });
  return canceled ? [] : filePaths;
}

/**
 * Asks where to save; null where the user cancels. The path has an extension: the first of the kind, if none was typed. Where
 * that makes it the name of a file that is there, the system asks again, and whether to replace it.
 */
export async function askForNewFile(
  window: BrowserWindow,
  suggestedName: string,
  request: FileDialog,
): Promise<string | null> {
  let defaultPath = path.join(app.getPath('documents'), suggestedName);
  for (;;) {
    const { filePath, canceled } = await dialog.showSaveDialog(window, {
      title: request.title,
      buttonLabel: request.confirm,
      defaultPath,
      filters: [filterOf(request)],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    if (canceled || !filePath) return null;
    if (path.extname(filePath) !== '') return filePath;
    defaultPath = `${filePath}.${request.fileKind.extensions[0]}`;
    if (!(await lstat(defaultPath).catch(() => null))) return defaultPath;
  }
}

function filterOf({ fileKind }: FileDialog) {
  return { name: fileKind.label, extensions: [...fileKind.extensions] };
}
