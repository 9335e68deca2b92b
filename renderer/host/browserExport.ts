import { zipSync } from 'fflate';
import { safeFileName } from '#engine';
import { pick, writeHandle } from './fileSystemAccess';
import type { ExportedFile } from '#contract';
import { namingFile } from './HostError';
import { download } from './transfer';

/** Writes files into a new folder where the browser lets the user choose one, else downloads them as a zip. */
export async function exportFromBrowser(
  suggestedName: string,
  files: readonly ExportedFile[],
): Promise<{ where: string } | null> {
  const name = safeFileName(suggestedName);
  const { showDirectoryPicker } = window;
  if (!showDirectoryPicker) return downloadZip(name, files);
  const parent = await pick(() => showDirectoryPicker({ id: 'seqloom-export', mode: 'readwrite' }));
  if (parent === null) return null;
  return namingFile(name, () => writeFolder(parent, name, files));
}

async function writeFolder(parent: FileSystemDirectoryHandle, name: string, files: readonly ExportedFile[]) {
  const free = await freeName(parent, name);
  const folder = await parent.getDirectoryHandle(free, { create: true });
  try {
    for (const { path, bytes } of files) {
      const steps = path.split('/');
      const fileName = steps.pop() ?? path;
      let inner = folder;
      for (const step of steps) inner = await inner.getDirectoryHandle(step, { create: true });
      await writeHandle(await inner.getFileHandle(fileName, { create: true }), bytes);
    }
  } catch (error) {
    // Half an export would be taken for a whole one.
    await parent.removeEntry(free, { recursive: true }).catch(() => undefined);
    throw error;
  }
  return { where: `${parent.name}/${free}` };
}

async function freeName(parent: FileSystemDirectoryHandle, name: string): Promise<string> {
  const taken = new Set<string>();
  for await (const entry of parent.keys()) taken.add(entry.toLowerCase());
  const candidate = (count: number) => (count === 1 ? name : `${name} ${count}`);
  let count = 1;
  while (taken.has(candidate(count).toLowerCase())) count += 1;
  return candidate(count);
}

function downloadZip(name: string, files: readonly ExportedFile[]) {
  const entries = Object.fromEntries(files.map(({ path, bytes }) => [`${name}/${path}`, bytes]));
  download(`${name}.zip`, zipSync(entries), 'application/zip');
  return { where: `${name}.zip` };
}
