import path from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { FileDialog, FolderDialog } from '../ipc/contract';

/** Asks for a file to open; null where the user cancels. */
export async function askForFile(window: BrowserWindow, request: FileDialog): Promise<string | null> {
  return (await askToOpen(window, request, ['openFile']))?.[0] ?? null;
}

/** Asks for one or several files to open, at least one; null where the user cancels. */
export async function askForFiles(window: BrowserWindow, request: FileDialog): Promise<readonly string[] | null> {
  return askToOpen(window, request, ['openFile', 'multiSelections']);
}

/** Asks for a folder to write into; null where the user cancels. */
export async function askForFolder(window: BrowserWindow, request: FolderDialog): Promise<string | null> {
  return (await askToOpen(window, request, ['openDirectory', 'createDirectory']))?.[0] ?? null;
}

async function askToOpen(
  window: BrowserWindow,
  request: FolderDialog | FileDialog,
  properties: ('openFile' | 'multiSelections' | 'openDirectory' | 'createDirectory')[],
): Promise<readonly string[] | null> {
  const { filePaths, canceled } = await dialog.showOpenDialog(window, {
    title: request.title,
    buttonLabel: request.confirm,
    ...('fileKind' in request && { filters: [filterOf(request)] }),
    properties,
  });
  return canceled || filePaths.length === 0 ? null : filePaths;
}

/** Asks where to save; null where the user cancels. The path has an extension: the first of the kind, if none was typed. */
export async function askForNewFile(
  window: BrowserWindow,
  suggestedName: string,
  request: FileDialog,
): Promise<string | null> {
  const { filePath, canceled } = await dialog.showSaveDialog(window, {
    title: request.title,
    buttonLabel: request.confirm,
    defaultPath: path.join(app.getPath('documents'), suggestedName),
    filters: [filterOf(request)],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (canceled || !filePath) return null;
  return path.extname(filePath) === '' ? `${filePath}.${request.fileKind.extensions[0]}` : filePath;
}

function filterOf({ fileKind }: FileDialog) {
  return { name: fileKind.label, extensions: [...fileKind.extensions] };
}
