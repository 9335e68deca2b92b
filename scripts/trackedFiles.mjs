import { execFileSync } from 'node:child_process';
import { ROOT } from './repositoryRoot.mjs';

const MOST_BYTES = 64 * 2 ** 20;

/** The repository's files as they lie in the work tree, with `/`: tracked ones, and new ones that git does not ignore. */
export function trackedFiles() {
  const list = (...args) =>
    execFileSync('git', ['ls-files', '-z', ...args], { cwd: ROOT, maxBuffer: MOST_BYTES })
      .toString()
      .split('\0');
  const deleted = new Set(list('--deleted'));
  return list('--cached', '--others', '--exclude-standard').filter((file) => file !== '' && !deleted.has(file));
}
