import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

/** A file system of one megabyte in a folder; null where this user may not mount one. */
export interface TinyDisk {
  readonly folder: string;
  makeReadOnly(): void;
  remove(): void;
}

export function mountTinyDisk(folder: string): TinyDisk | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  mkdirSync(folder, { recursive: true });
  if (!run('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder])) return null;
  return {
    folder,
    makeReadOnly: () => {
      if (!run('mount', ['-o', 'remount,ro', folder])) throw new Error('The disk could not be made read-only.');
    },
    remove: () => void run('umount', ['-l', folder]),
  };
}

function run(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { timeout: 10_000 }).status === 0;
}
