const MAX_LENGTH = 80;
/** Device names of Windows, which no file may have there. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** The stem of a file name that every file system takes, as like a project's name as possible. */
export function fileStem(name: string): string {
  const stem = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._ -]+/gu, '-')
    .slice(0, MAX_LENGTH)
    .replace(/^[. -]+|[. ]+$/g, '');
  if (stem === '') return 'project';
  return DEVICES.test(stem) ? `${stem}-project` : stem;
}
