import type { OpenKind, SaveKind } from './Host';

/** The files of a kind: their extensions without the dot, the usual one first, and their media type. */
export interface FileKind {
  readonly extensions: readonly [string, ...string[]];
  readonly mediaType: `${string}/${string}`;
}

export const FILE_KINDS: Readonly<Record<OpenKind | SaveKind, FileKind>> = {
  project: { extensions: ['seqloom'], mediaType: 'application/octet-stream' },
  data: { extensions: ['csv', 'tsv', 'txt'], mediaType: 'text/csv' },
  csv: { extensions: ['csv'], mediaType: 'text/csv' },
  json: { extensions: ['json'], mediaType: 'application/json' },
  png: { extensions: ['png'], mediaType: 'image/png' },
  svg: { extensions: ['svg'], mediaType: 'image/svg+xml' },
  model: { extensions: ['keras', 'h5', 'hdf5', 'json', 'bin'], mediaType: 'application/octet-stream' },
  keras: { extensions: ['keras'], mediaType: 'application/zip' },
  onnx: { extensions: ['onnx'], mediaType: 'application/octet-stream' },
  safetensors: { extensions: ['safetensors'], mediaType: 'application/octet-stream' },
  text: { extensions: ['txt', 'md', 'ts', 'py'], mediaType: 'text/plain' },
};
