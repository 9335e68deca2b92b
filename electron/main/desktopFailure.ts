import type { DesktopError, DesktopErrorCode } from '../ipc/contract';

/** An expected failure on its way to the page: what is wrong, and what the user can do. Anything else thrown is a bug. */
export class DesktopFailure extends Error {
  override readonly name = 'DesktopFailure';

  constructor(
    readonly code: DesktopErrorCode,
    message: string,
    readonly hint: string,
    readonly fileName?: string,
  ) {
    super(message);
  }

  /** The part of it that crosses to the page. */
  toError(): DesktopError {
    const { code, message, hint, fileName } = this;
    return { code, message, hint, fileName };
  }
}

type Explanation = readonly [code: DesktopErrorCode, message: (name: string) => string, hint: string];

const NO_PERMISSION: Explanation = [
  'no-permission',
  (name) => `The system does not allow access to “${name}”.`,
  'Check who may read and change it, or choose another place.',
];

const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  ENOENT: [
    'not-found',
    (name) => `“${name}” is no longer where it was.`,
    'It may have been moved, renamed or deleted. Open it from its new place.',
  ],
  EACCES: NO_PERMISSION,
  EPERM: NO_PERMISSION,
  EROFS: ['read-only', (name) => `“${name}” lies where nothing can be written.`, 'Save it in another place.'],
  ENOSPC: ['disk-full', (name) => `The disk is full; “${name}” was not written.`, 'Free some space and save again.'],
  EDQUOT: ['disk-full', (name) => `Your share of the disk is used up; “${name}” was not written.`, 'Free some space.'],
  EISDIR: ['not-a-file', (name) => `“${name}” is a folder, not a file.`, 'Choose a file.'],
  ENOTDIR: ['not-found', (name) => `The folder of “${name}” is no longer there.`, 'Choose another place.'],
  EBUSY: ['in-use', (name) => `“${name}” is in use by another program.`, 'Close it there and try again.'],
};

/** Puts an error of the file system into words about `fileName`; gives any other error back as it is. */
export function explainFileError(error: unknown, fileName: string): unknown {
  const errno = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = EXPLANATIONS[errno];
  if (known) return new DesktopFailure(known[0], known[1](fileName), known[2], fileName);
  if (/^E[A-Z]+$/.test(errno)) {
    return new DesktopFailure(
      'failed',
      `The system could not read or write “${fileName}” (${errno}).`,
      'Try again, or choose another place.',
      fileName,
    );
  }
  return error;
}
