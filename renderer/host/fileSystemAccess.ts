import { fileKind } from './fileName';
import type { OpenKind, SaveKind } from './Host';

// Chromium's part of the File System API that TypeScript's DOM library leaves out because other browsers lack it.
declare global {
  interface Window {
    showOpenFilePicker?: (
      options: FilePickerOptions & { multiple?: boolean },
    ) => Promise<[FileSystemFileHandle, ...FileSystemFileHandle[]]>;
    showSaveFilePicker?: (options: FilePickerOptions & { suggestedName: string }) => Promise<FileSystemFileHandle>;
    showDirectoryPicker?: (options: { id: string; mode: AccessMode }) => Promise<FileSystemDirectoryHandle>;
  }
  interface FileSystemHandle {
    queryPermission?(descriptor: { mode: AccessMode }): Promise<PermissionState>;
    requestPermission?(descriptor: { mode: AccessMode }): Promise<PermissionState>;
  }
}

interface FilePickerOptions {
  /** The browser remembers the last folder under this name. */
  id: string;
  types: { description: string; accept: Record<`${string}/${string}`, `.${string}`[]> }[];
}

type AccessMode = 'read' | 'readwrite';

/** What a picker shows for files of a kind, described by `label`. */
export function pickerOptions(kind: OpenKind | SaveKind, label: string): FilePickerOptions {
  const { extensions, mediaType } = fileKind(kind);
  const accept = { [mediaType]: extensions.map((extension) => `.${extension}` as const) };
  return { id: `seqloom-${typeof kind === 'string' ? kind : 'export'}`, types: [{ description: label, accept }] };
}

/** Whether the user lets the app use the file; asks where that is not settled. Must follow a click or a key. */
export async function mayAccess(handle: FileSystemHandle, mode: AccessMode): Promise<boolean> {
  if (!handle.queryPermission || !handle.requestPermission) return true;
  if ((await handle.queryPermission({ mode })) === 'granted') return true;
  return (await handle.requestPermission({ mode })) === 'granted';
}

/** Runs a picker; null where the user cancels it. */
export async function pick<Picked>(show: () => Promise<Picked>): Promise<Picked | null> {
  try {
    return await show();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

/** Replaces the contents of a file. The browser writes beside it and swaps, so a failure leaves it as it was. */
export async function writeHandle(handle: FileSystemFileHandle, bytes: Uint8Array): Promise<void> {
  const writable = await handle.createWritable();
  try {
    await writable.write(bytes as Uint8Array<ArrayBuffer>);
    await writable.close();
  } catch (error) {
    await writable.abort().catch(() => undefined);
    throw error;
  }
}
