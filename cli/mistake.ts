import { makeProblem, type MessageValues, type Phrase, type ProblemCode, UserError } from '#engine';

/** A mistake in how the command was called. Ends the command with exit code 1. */
export function mistake(code: Extract<ProblemCode, `command.${string}`>, values: MessageValues = {}): UserError {
  return new UserError([makeProblem(code, values)]);
}

/** What was to be done with a file. */
export type FileAction =
  | 'cannotOpen'
  | 'cannotOpenProject'
  | 'cannotRead'
  | 'cannotReadFolder'
  | 'cannotMakeFolder'
  | 'cannotWrite';

const REASONS = [
  'ENOENT',
  'EACCES',
  'EPERM',
  'EISDIR',
  'ENOTDIR',
  'EROFS',
  'ENOSPC',
  'EMFILE',
  'ENAMETOOLONG',
] as const;

/** Why a file operation failed; throws anything else on, since that is a bug. */
export function fileReason(error: unknown): Phrase {
  const errno = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = REASONS.find((known) => known === errno);
  if (reason === undefined) throw error;
  return { code: `file.${reason}` };
}

/** Turns a failed file operation into a mistake that names the file; throws anything else on, since that is a bug. */
export function fileMistake(action: FileAction, path: string, error: unknown): UserError {
  return mistake('command.file', { action: { code: `file.${action}` }, path, reason: fileReason(error) });
}

/** “Did you mean …?” where a word is close to one that is known, else what lists those. */
export function advice(meant: string | null | undefined, otherwise: Phrase): Phrase {
  return meant ? { code: 'cli.didYouMean', values: { name: meant } } : otherwise;
}
