import { isReservedName } from '../../text/fileName';

const MAX_LENGTH = 80;

/** A file name that every file system takes and that stays inside its folder, as like the given one as possible. */
export function fileNameFor(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  const plain = base
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._ -]+/gu, '-')
    .replace(/^[. -]+|[. ]+$/g, '');
  const stem = plain
    .replace(/\.(?:csv|json|ndjson|jsonl|parquet|xlsx)$/i, '')
    .slice(0, MAX_LENGTH)
    .replace(/[. ]+$/, '');
  if (stem === '') return 'data.csv';
  return `${isReservedName(stem) ? `data-${stem}` : stem}.csv`;
}

/** A package name that npm takes, as like the given one as possible. */
export function packageNameFor(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH)
    .replace(/^-+|-+$/g, '');
  return slug === '' || slug === 'node-modules' ? 'sequence-model' : slug;
}
