import type { FileKind, OpenKind, SaveKind } from './Host';

const MAX_CHARS = 120;
// Not allowed in a name on at least one system.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
const NOT_IN_NAMES = /[<>:"/\\|?*\u0000-\u001f]+/g;
const DEVICE_NAME = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A name that every system takes for a file or a folder, as close to `title` as it can be. */
export function safeFileName(title: string): string {
  const name = title
    .replace(NOT_IN_NAMES, '-')
    .slice(0, MAX_CHARS)
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (name === '') return 'Untitled';
  return DEVICE_NAME.test(name) ? `_${name}` : name;
}

/** A safe name with an extension of its kind: the usual one is put on where `title` has none of them. */
export function nameWithExtension(title: string, kind: SaveKind): string {
  const { extensions } = fileKind(kind);
  const given = extensions.find((extension) => title.toLowerCase().endsWith(`.${extension}`));
  const stem = given === undefined ? title : title.slice(0, -given.length - 1);
  return `${safeFileName(stem)}.${given ?? extensions[0]}`;
}

const KNOWN: Readonly<Record<OpenKind | 'csv', FileKind>> = {
  project: { extensions: ['seqloom'], mediaType: 'application/octet-stream' },
  data: { extensions: ['csv', 'tsv', 'txt'], mediaType: 'text/csv' },
  csv: { extensions: ['csv'], mediaType: 'text/csv' },
  model: { extensions: ['keras', 'h5', 'hdf5', 'json', 'bin'], mediaType: 'application/octet-stream' },
};

/** The files of a kind, which is known here or tells itself. */
export function fileKind(kind: OpenKind | SaveKind): FileKind {
  return typeof kind === 'string' ? KNOWN[kind] : kind;
}
