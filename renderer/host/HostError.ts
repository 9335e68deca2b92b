import type { DesktopErrorCode } from '#contract';
import type { MessageValues } from '#engine';

/** What kind of failure it is. The words for each are those of the problem `host.<code>`. */
export type HostErrorCode = DesktopErrorCode | 'storage-unavailable' | 'storage-full' | 'unknown-recent';

/**
 * A failure of opening, saving or remembering that the user should hear of. Canceling a dialog is no failure; it is
 * answered with null. Anything else thrown is a bug.
 */
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
