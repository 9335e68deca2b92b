import { fileKind } from './fileName';
import type { OpenKind } from './Host';

const RELEASE_AFTER_MS = 60_000;

/** Hands a file to the browser's downloads. */
export function download(name: string, bytes: Uint8Array, mediaType: string): void {
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the blob after this returns, and does not say when it has.
  setTimeout(() => URL.revokeObjectURL(address), RELEASE_AFTER_MS);
}

/** Asks for one file, several, or all files of a folder, with the browser's own dialog; null where the user cancels. */
export function chooseUploads(kind: OpenKind, what: 'one' | 'files' | 'folder'): Promise<readonly File[] | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = what === 'files';
  input.webkitdirectory = what === 'folder';
  if (what !== 'folder')
    input.accept = fileKind(kind)
      .extensions.map((extension) => `.${extension}`)
      .join(',');
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.length ? [...input.files] : null), { once: true });
    input.addEventListener('cancel', () => resolve(null), { once: true });
    input.click();
  });
}
