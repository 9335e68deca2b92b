import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileRef, OpenedFile } from '../ipc/contract';
import { DesktopFailure, explainFileError } from './desktopFailure';
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
  private readonly paths = new Map<string, string>();

  /** Lets the page use a file that the user chose. The same file keeps its id; `id` brings back a remembered one. */
  grant(file: string, id: string = this.idOf(file) ?? randomUUID()): FileRef {
    const absolute = path.resolve(file);
    // Used last stands last: what was not used for longest is forgotten first.
    this.paths.delete(id);
    this.paths.set(id, absolute);
    const [oldest] = this.paths.keys();
    if (this.paths.size > MAX_GRANTS && oldest !== undefined) this.paths.delete(oldest);
    return { id, name: path.basename(absolute), displayPath: absolute };
  }

  /** The file behind an id, or a `DesktopFailure` where the user never chose one. */
  pathOf(id: string): string {
    const file = this.paths.get(id);
    if (file === undefined) {
      throw new DesktopFailure('unknown-file');
    }
    return file;
  }

  async read(id: string): Promise<OpenedFile> {
    const file = this.pathOf(id);
    const ref = this.grant(file, id);
    try {
      const { size } = await stat(file);
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
    const file = this.pathOf(id);
    const ref = this.grant(file, id);
    try {
      await writeAtomically(file, bytes);
      return ref;
    } catch (error) {
      throw explainFileError(error, ref.name);
    }
  }

  private idOf(file: string): string | undefined {
    const absolute = path.resolve(file);
    for (const [id, known] of this.paths) if (known === absolute) return id;
    return undefined;
  }
}
