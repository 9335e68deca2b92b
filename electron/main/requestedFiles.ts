import path from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT_EXTENSION = '.seqloom';

/** The project named on a command line, as the system starts the app for a double click on one; null where none is. */
export function projectInArguments(args: readonly string[], folder: string): string | null {
  const given = args
    .slice(1)
    .map(pathOf)
    .find((arg) => !arg.startsWith('-') && isProject(arg));
  return given === undefined ? null : path.resolve(folder, given);
}

/** Desktop entries of Linux may hand over a file as an address. */
function pathOf(argument: string): string {
  if (!argument.startsWith('file://')) return argument;
  try {
    return fileURLToPath(argument);
  } catch {
    // Of another machine, or no file at all: it is left as it is, and names no project.
    return '';
  }
}

/**
 * Whether a dropped path may be read. The preload asks the system for it and the page cannot forge it; should its
 * whole process be taken over, this is what stands between it and every file of the user.
 */
export function isDroppable(file: string): boolean {
  return path.isAbsolute(file) && isProject(file);
}

/** Holds the file that the system asked for until the page takes it; a later request replaces an earlier one. */
export class RequestedFiles {
  private waiting: string | null = null;
  private listener: () => void = () => {};

  /** `listener` is called for each request from now on. */
  onRequest(listener: () => void): void {
    this.listener = listener;
  }

  request(file: string | null): void {
    if (file === null) return;
    this.waiting = file;
    this.listener();
  }

  take(): string | null {
    const file = this.waiting;
    this.waiting = null;
    return file;
  }
}

function isProject(file: string): boolean {
  return path.extname(file).toLowerCase() === PROJECT_EXTENSION;
}
