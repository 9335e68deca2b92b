import { HostError, type HostErrorCode } from './HostError';

type Explanation = readonly [code: HostErrorCode, message: (name: string) => string, hint: string];

const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  NotFoundError: [
    'not-found',
    (name) => `“${name}” is no longer where it was.`,
    'It may have been moved, renamed or deleted. Open it from its new place.',
  ],
  NotAllowedError: [
    'no-permission',
    (name) => `The browser was not allowed to use “${name}”.`,
    'Allow it when the browser asks, or save under another name.',
  ],
  NotReadableError: [
    'no-permission',
    (name) => `The system does not allow access to “${name}”.`,
    'Check who may read it, and whether another program holds it.',
  ],
  NoModificationAllowedError: [
    'in-use',
    (name) => `“${name}” is in use by another program or tab.`,
    'Close it there and try again.',
  ],
  QuotaExceededError: [
    'disk-full',
    (name) => `There is no room left for “${name}”.`,
    'Free some space and save again.',
  ],
  SecurityError: [
    'refused',
    (name) => `The browser refused access to “${name}”.`,
    'Choose another folder, or click again: a dialog may only follow a click.',
  ],
  TypeMismatchError: ['not-a-file', (name) => `“${name}” is a folder, not a file.`, 'Choose a file.'],
};

/** Runs work on the file `name`, putting what the browser throws into words. */
export async function withWords<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    const known = error instanceof DOMException ? EXPLANATIONS[error.name] : undefined;
    if (!known) throw error;
    throw new HostError(known[0], known[1](name), known[2], name);
  }
}
