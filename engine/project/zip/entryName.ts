const MAX_NAME_BYTES = 1024;
/** Control characters, backslashes and drive letters: none of them is in a name that Seqloom writes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\u0000-\u001f\u007f\\]|^[A-Za-z]:/;

/** Whether an entry's name leads to a place below the project and nowhere else, on any system. */
export function isSafeEntryName(name: string): boolean {
  if (name === '' || name.length > MAX_NAME_BYTES || FORBIDDEN.test(name)) return false;
  const folderMark = name.endsWith('/') ? 1 : 0;
  const parts = name.slice(0, name.length - folderMark).split('/');
  return parts.every((part) => part !== '' && part !== '.' && part !== '..');
}

/** The form in which names are compared: the same for two that some file system takes for one. */
export function comparableName(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\/$/, '');
}

/** How a name from a file is shown: short, and without characters that could disturb what is around it. */
export function shownName(name: string): string {
  const clean = name.replace(/\p{C}/gu, '�');
  return clean.length > 60 ? `${clean.slice(0, 60)}…` : clean;
}
