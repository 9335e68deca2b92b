import type { DesktopErrorCode } from '#contract';
import type { MessageValues } from '#engine';

/** What kind of failure it is. The words for each are those of the problem `host.<code>`. */
export type HostErrorCode =
  | DesktopErrorCode
  | 'storage-unavailable'
  | 'storage-full'
  | 'unknown-recent'
  | 'recovery-in-use'
  | 'recovery-incomplete';

/** A failure that the user should hear of. A dialog canceled is none, and answers null; anything else is a bug. */
export class HostError extends Error {
  override readonly name = 'HostError';

  constructor(
    readonly code: HostErrorCode,
    /** The file it is about, where it is about one. */
    readonly fileName?: string,
    /** What else the sentence about it names, such as the limit that a file is above. */
    readonly values?: MessageValues,
  ) {
    super(`${code} ${fileName ?? ''}`);
  }
}

const CODES: Readonly<Record<string, HostErrorCode>> = {
  NotFoundError: 'not-found',
  NotAllowedError: 'no-permission',
  NotReadableError: 'no-permission',
  NoModificationAllowedError: 'in-use',
  QuotaExceededError: 'disk-full',
  SecurityError: 'refused',
  TypeMismatchError: 'not-a-file',
};

/** Runs work on the file `name`; an error of the browser that is no bug becomes a `HostError`. */
export async function namingFile<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof DOMException ? CODES[error.name] : undefined;
    throw code ? new HostError(code, name) : error;
  }
}
