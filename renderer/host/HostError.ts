import type { DesktopErrorCode } from '#contract';

/** What kind of failure it is, so that it can be said in the user's language. */
export type HostErrorCode = DesktopErrorCode | 'storage-unavailable';

/**
 * A failure of opening, saving or remembering that the user should hear of: what is wrong (`message`) and what to do
 * (`hint`), both in English. Cancelling a dialog is no failure; it is answered with null. Anything else thrown is a bug.
 */
export class HostError extends Error {
  override readonly name = 'HostError';

  constructor(
    readonly code: HostErrorCode,
    message: string,
    readonly hint: string,
    /** The file it is about, where it is about one. */
    readonly fileName?: string,
  ) {
    super(message);
  }
}
