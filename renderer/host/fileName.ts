import { safeFileName } from '#engine';
import type { FileKind, OpenKind, SaveKind } from './Host';

/** A safe name with an extension of its kind: the usual one is put on where `title` has none of them. */
export function nameWithExtension(title: string, kind: SaveKind): string {
  const { extensions } = fileKind(kind);
  const given = extensions.find((extension) => title.toLowerCase().endsWith(`.${extension}`));
  const stem = given === undefined ? title : title.slice(0, -given.length - 1);
  return `${safeFileName(stem)}.${given ?? extensions[0]}`;
}

/** Endings of data files; what a file is, its content tells. */
const DATA_EXTENSIONS = ['csv', 'tsv', 'txt', 'tab', 'dat', 'json', 'ndjson', 'jsonl', 'parquet', 'xlsx'] as const;

/** Whether a file may be a table, by its name. */
export function isDataFile(name: string): boolean {
  return DATA_EXTENSIONS.some((extension) => name.toLowerCase().endsWith(`.${extension}`));
}

const KNOWN: Readonly<Record<OpenKind | 'csv', FileKind>> = {
  project: { extensions: ['seqloom'], mediaType: 'application/octet-stream' },
  data: { extensions: DATA_EXTENSIONS, mediaType: 'text/csv' },
  csv: { extensions: ['csv'], mediaType: 'text/csv' },
  model: { extensions: ['keras', 'h5', 'hdf5', 'json', 'bin'], mediaType: 'application/octet-stream' },
};

/** The files of a kind, which is known here or tells itself. */
export function fileKind(kind: OpenKind | SaveKind): FileKind {
  return typeof kind === 'string' ? KNOWN[kind] : kind;
}
