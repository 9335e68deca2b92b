import { MAX_FILE_NAME } from './limits';

/** What no file name inside a project has: separators of any system, drive letters, control characters, halves of a pair. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[/\\:\u0000-\u001f\u007f]|\p{Surrogate}/u;
const FORBIDDEN_EVERYWHERE = new RegExp(FORBIDDEN, 'gu');

/** Whether a name is a plain file name that leads nowhere else on any system. */
export function isPlainFileName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && name.length <= MAX_FILE_NAME && !FORBIDDEN.test(name);
}

/** The name under which a file of data is kept: what is not allowed on every system is replaced; a plain name stays as it is. */
export function plainFileName(name: string): string {
  if (isPlainFileName(name)) return name;
  const safe = name.replace(FORBIDDEN_EVERYWHERE, '_').slice(-MAX_FILE_NAME).replace(FORBIDDEN_EVERYWHERE, '_');
  return isPlainFileName(safe) ? safe : 'data.csv';
}
