/** A mistake in how the command was called: what is wrong, and what to do. Ends the command with exit code 1. */
export class CommandMistake extends Error {
  override readonly name = 'CommandMistake';

  constructor(
    message: string,
    readonly hint = '',
  ) {
    super(message);
  }
}

const FILE_REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there',
  EACCES: 'it may not be read or written here',
  EPERM: 'it may not be read or written here',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of the path is a file, not a folder',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
};

/** Turns a failed file operation into a mistake that names the file; throws anything else on, since that is a bug. */
export function fileMistake(what: string, path: string, error: unknown): CommandMistake {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = FILE_REASONS[code];
  if (reason === undefined) throw error;
  return new CommandMistake(`${what} ${path}: ${reason}.`, 'Check the path.');
}
