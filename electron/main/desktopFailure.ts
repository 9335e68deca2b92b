import type { DesktopError, DesktopErrorCode } from '../ipc/contract';

/** An expected failure on its way to the page, which puts it into words. Anything else thrown is a bug. */
export class DesktopFailure extends Error {
  override readonly name = 'DesktopFailure';

  constructor(
    readonly code: DesktopErrorCode,
    readonly fileName?: string,
    readonly values?: DesktopError['values'],
  ) {
    super(`${code} ${fileName ?? ''}`);
  }
}

const CODES: Readonly<Record<string, DesktopErrorCode>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'read-only',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EISDIR: 'not-a-file',
  EBUSY: 'in-use',
};

/** Makes a failure that names `fileName` of an error of the file system; gives any other error back as it is. */
export function explainFileError(error: unknown, fileName: string): unknown {
  const errno = error instanceof Error && 'code' in error ? String(error.code) : '';
  const code = CODES[errno];
  if (code) return new DesktopFailure(code, fileName);
  return /^E[A-Z]+$/.test(errno) ? new DesktopFailure('failed', fileName, { reason: errno }) : error;
}
