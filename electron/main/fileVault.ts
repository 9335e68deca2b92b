import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileRef, OpenedFile } from '../ipc/contract';
import { DesktopFailure, explainFileError } from './desktopFailure';
import { plainFileSize } from './plainFile';
import { writeAtomically } from './writeAtomically';

/** The largest file that is read or written. */
export const MAX_FILE_BYTES = 1024 ** 3;
/** No project file that Seqloom opens is larger; a larger one is refused before it takes memory. */
const MAX_PROJECT_BYTES = 0.4 * MAX_FILE_BYTES;

// More than anyone opens in a session. A vault that only grew would in the end lead everywhere.
const MAX_GRANTS = 1000;

/**
 * The files that the page may read and write: those the user chose in a dialog, in the recent list, or by opening
 * them from the system. The page holds ids; a path that it makes up leads nowhere.
 */
export class FileVault {
  private readonly files = new Map<string, { readonly path: string; readonly readOnly: boolean }>();

  /**
   * Lets the page use a file that the user chose, `toRead` for reading alone where it may not be written anyway. The same
   * file keeps its id; `id` brings back a remembered one.
   */
  grant(file: string, toRead = false, id: string = this.idOf(file) ?? randomUUID()): FileRef {
    const absolute = path.resolve(file);
    const readOnly = toRead && this.files.get(id)?.readOnly !== false;
    // Used last stands last: what was not used for longest is forgotten first.
    this.files.delete(id);
    this.files.set(id, { path: absolute, readOnly });
    const [oldest] = this.files.keys();
    if (this.files.size > MAX_GRANTS && oldest !== undefined) this.files.delete(oldest);
    return { id, name: path.basename(absolute), displayPath: absolute, ...(readOnly && { readOnly }) };
  }

  /** The file behind an id and whether it may only be read, or a `DesktopFailure` where the user never chose one. */
  fileOf(id: string): { readonly path: string; readonly readOnly: boolean } {
    const file = this.files.get(id);
    if (file === undefined) {
      throw new DesktopFailure('unknown-file');
    }
    return file;
  }

  async read(id: string): Promise<OpenedFile> {
    const { path: file, readOnly } = this.fileOf(id);
    const ref = this.grant(file, readOnly, id);
    try {
      const size = await plainFileSize(file);
      const isProject = path.extname(file).toLowerCase() === '.seqloom';
      if (size > (isProject ? MAX_PROJECT_BYTES : MAX_FILE_BYTES)) {
        const limit = isProject ? '400 MB' : '1 GB';
        throw new DesktopFailure('too-large', ref.name, { limit });
      }
      return { ref, bytes: new Uint8Array(await readFile(file)) };
    } catch (error) {
      throw explainFileError(error, ref.name);
    }
  }

  async write(id: string, bytes: Uint8Array): Promise<FileRef> {
    const { path: file, readOnly } = this.fileOf(id);
    const ref = this.grant(file, readOnly, id);
    try {
      if (readOnly) throw new DesktopFailure('no-permission', ref.name);
      await writeAtomically(file, bytes);
      return ref;
    } catch (error) {
      throw explainFileError(error, ref.name);
    }
  }

  private idOf(file: string): string | undefined {
    const absolute = path.resolve(file);
    for (const [id, known] of this.files) if (known.path === absolute) return id;
    return undefined;
  }
}
