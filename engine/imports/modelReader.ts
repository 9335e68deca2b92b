import type { UserError } from '../problem/problem';
import type { Hdf5 } from '../exports/kerasFile/memoryFile';
import type { FileForm } from './fileForm';
import type { ForeignFile, ForeignModel } from './foreignModel';

/** A file that may be, or belong to, a model. */
export interface ChosenFile extends ForeignFile {
  readonly form: FileForm;
  /** What a JSON text says. */
  readonly content?: unknown;
  /** Why a JSON text could not be parsed, which matters only where no other file holds a model. */
  readonly fault?: UserError;
}

/** What a reader may use besides the file that it recognized. */
export interface ReaderTools {
  /** Ready to be used. */
  readonly hdf5: Hdf5;
  /** All files that were chosen together. */
  readonly files: readonly ChosenFile[];
}

/** One format that models arrive in. What a file is, its content says, not its name. */
export interface ModelReader {
  readonly form: FileForm;
  /** Whether a file of that form holds a model of this format, or names the other files of one. */
  readonly recognizes: (file: ChosenFile, tools: ReaderTools) => boolean;
  /** Reads the model that was recognized. Throws a `UserError`. */
  readonly read: (file: ChosenFile, tools: ReaderTools) => ForeignModel;
}
