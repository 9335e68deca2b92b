import type { FileKind, OpenKind, SaveKind } from './Host';

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
