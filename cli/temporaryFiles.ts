import { createHash, randomBytes } from 'node:crypto';
import { lstat, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';

/** Tells the computers apart that share a folder: a process of this number may live on another. */
const COMPUTER = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const TEMPORARY = /^\.seqloom-([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.tmp$/;

/** Folders that were cleared already. */
const cleared = new Set<string>();

/** A name that nothing has, in the same folder: short, since the file's own may be as long as names can be. */
export function temporaryFor(target: string): string {
  const name = `.seqloom-${COMPUTER}-${process.pid}-${randomBytes(6).toString('hex')}.tmp`;
  return path.join(path.dirname(target), name);
}

/** Removes what processes of this user and computer left behind that live no more, and nothing else. */
export async function clearLeftOvers(folder: string): Promise<void> {
  if (cleared.has(folder)) return;
  cleared.add(folder);
  for (const name of await readdir(folder).catch(() => [])) {
    const [, computer, pid] = TEMPORARY.exec(name) ?? [];
    if (computer !== COMPUTER || isAlive(Number(pid))) continue;
    const file = path.join(folder, name);
    const found = await lstat(file).catch(() => null);
    const isOwn = found && (found.isFile() || found.isDirectory()) && found.uid === (process.getuid?.() ?? found.uid);
    // One that cannot be removed is in nobody's way.
    if (isOwn) await rm(file, { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another user's may not be asked.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
