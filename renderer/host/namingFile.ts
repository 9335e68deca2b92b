import { HostError, type HostErrorCode } from './HostError';

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
