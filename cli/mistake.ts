import { makeProblem, type MessageValues, type Phrase, type ProblemCode, UserError } from '#engine';
import { closestWord } from './closestWord';

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
  'ELOOP',
] as const;

/** Why a file operation failed; throws on what no system call said, since that is a bug. */
export function fileReason(error: unknown): Phrase {
  const errno = error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : '';
  if (errno === '') throw error;
  const reason = REASONS.find((known) => known === errno);
  return reason ? { code: `file.${reason}` } : { code: 'file.other', values: { reason: errno } };
}

/** Rejects a failed file operation with a mistake that names the file; throws anything else on, since that is a bug. */
export const blameFile =
  (action: FileAction, path: string) =>
  (error: unknown): never => {
    throw mistake('command.file', { action: { code: `file.${action}` }, path, reason: fileReason(error) });
  };

/** “Did you mean …?” where a word is close to one that is known (said after `prefix`), else what lists those. */
export function advice(word: string, known: readonly string[], otherwise: Phrase, prefix = ''): Phrase {
  const meant = closestWord(word, known);
  return meant === null ? otherwise : { code: 'cli.didYouMean', values: { name: prefix + meant } };
}
