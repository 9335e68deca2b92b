import * as fs from 'node:fs/promises';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FileSystem, writeAtomically } from './writeAtomically';
import { keepWriteRecords } from './writeRecords';

let root: string;
let folder: string;
let records: string;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const errno = (code: string) => Object.assign(new Error(`${code}: injected`), { code });

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'seqloom-atomic-'));
  folder = path.join(root, 'projects');
  records = path.join(root, 'writes');
  await mkdir(folder);
  await keepWriteRecords(records);
});

afterEach(() => rm(root, { recursive: true, force: true }));

/** The real file system, where one step fails as `fault` says, or stops as a killed process does. */
function failing(step: 'open' | 'writeFile' | 'sync' | 'rename', fault: () => Promise<never>): FileSystem {
  return {
    ...fs,
    open: async (file, flags) => {
      if (step === 'open' && flags === 'wx') return fault();
      const handle = await fs.open(file, flags);
      if (flags === 'wx' && (step === 'writeFile' || step === 'sync')) {
        handle[step] = async () => {
          // Half of it, as a disk that fills up does.
          if (step === 'writeFile') await fs.writeFile(file, 'half');
          return fault();
        };
      }
      return handle;
    },
    rename: (from, to) => (step === 'rename' ? fault() : fs.rename(from, to)),
  };
}

describe('writeAtomically', () => {
  it.each([
    ['open', 'EACCES'],
    ['writeFile', 'ENOSPC'],
    ['sync', 'EIO'],
    ['rename', 'EPERM'],
  ] as const)('leaves the old contents whole and nothing beside them when %s fails', async (step, code) => {
    const file = path.join(folder, 'net.seqloom');
    await writeFile(file, 'kept');
    const system = failing(step, () => Promise.reject(errno(code)));
    await expect(writeAtomically(file, bytesOf('lost'), system)).rejects.toMatchObject({ code });
    expect(await readFile(file, 'utf8')).toBe('kept');
    expect(await readdir(folder)).toEqual(['net.seqloom']);
    expect(await readdir(records)).toEqual([]);
    // The next write is not held up by the one that failed.
    await writeAtomically(file, bytesOf('later'));
    expect(await readFile(file, 'utf8')).toBe('later');
  });

  it('flushes the file before it is renamed, and the folder after', async () => {
    const done: string[] = [];
    const system: FileSystem = {
      ...fs,
      open: async (file, flags) => {
        const handle = await fs.open(file, flags);
        const sync = handle.sync.bind(handle);
        handle.sync = () => {
          done.push(flags === 'wx' ? 'flush file' : 'flush folder');
          return sync();
        };
        return handle;
      },
      rename: (from, to) => {
        done.push('rename');
        return fs.rename(from, to);
      },
    };
    await writeAtomically(path.join(folder, 'net.seqloom'), bytesOf('x'), system);
    expect(done).toEqual(['flush file', 'rename', 'flush folder']);
  });

  it('writes the same file in the order of the calls, each as a whole', async () => {
    const file = path.join(folder, 'net.seqloom');
    const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(10_000 * (20 - index)));
    await Promise.all(texts.map((text) => writeAtomically(file, bytesOf(text))));
    expect(await readFile(file, 'utf8')).toBe(texts.at(-1));
    expect(await readdir(folder)).toEqual(['net.seqloom']);
  });

  it.each(['x', 'é', '网', '🧶'])('takes a name as long as names can be, in any script: %s', async (letter) => {
    const name = `${letter.repeat(Math.floor(247 / Buffer.byteLength(letter)))}.seqloom`;
    await writeAtomically(
      path.join(folder, name.padStart(name.length + 255 - Buffer.byteLength(name), '_')),
      bytesOf('x'),
    );
    const [written = ''] = await readdir(folder);
    expect(Buffer.byteLength(written)).toBe(255);
  });

  it('does not replace a folder', async () => {
    await expect(writeAtomically(folder, bytesOf('lost'))).rejects.toThrow();
    expect(await readdir(root)).toEqual(['projects', 'writes']);
  });

  it.skipIf(process.platform === 'win32')('keeps permissions, and follows a link', async () => {
    const file = path.join(folder, 'net.seqloom');
    const link = path.join(folder, 'link.seqloom');
    await writeFile(file, 'old');
    await chmod(file, 0o640);
    await symlink(file, link);
    await writeAtomically(link, bytesOf('new'));
    expect(await readFile(file, 'utf8')).toBe('new');
    expect((await stat(file)).mode & 0o777).toBe(0o640);
    expect((await readdir(folder)).sort()).toEqual(['link.seqloom', 'net.seqloom']);
  });

  it('does not replace a file that may not be written', async () => {
    const file = path.join(folder, 'net.seqloom');
    await writeFile(file, 'protected');
    // Root may write everywhere, so the system's answer is given for it.
    const system: FileSystem = { ...fs, access: () => Promise.reject(errno('EACCES')) };
    await expect(writeAtomically(file, bytesOf('lost'), system)).rejects.toMatchObject({ code: 'EACCES' });
    expect(await readFile(file, 'utf8')).toBe('protected');
    expect(await readdir(folder)).toEqual(['net.seqloom']);
  });
});

describe('what a killed run left behind', () => {
  it('is removed at the next start, and nothing else', async () => {
    const file = path.join(folder, 'net.seqloom');
    await writeFile(file, 'kept');
    await writeFile(path.join(folder, '.seqloom-0a1b2c3d4e5f.tmp'), 'somebody else’s');
    // A process that ends here neither resolves nor rejects.
    let reached: () => void = () => {};
    const killed = new Promise<void>((resolve) => (reached = resolve));
    const stops = () => {
      reached();
      return new Promise<never>(() => {});
    };
    void writeAtomically(file, bytesOf('half'), failing('rename', stops));
    await killed;
    expect(await readdir(folder)).toHaveLength(3);

    const removed = await keepWriteRecords(records);
    expect(removed).toHaveLength(1);
    expect((await readdir(folder)).sort()).toEqual(['.seqloom-0a1b2c3d4e5f.tmp', 'net.seqloom']);
    expect(await readFile(file, 'utf8')).toBe('kept');
    expect(await readdir(records)).toEqual([]);
  });

  it('is never a user’s file, whatever a record says', async () => {
    const target = path.join(folder, 'precious.seqloom');
    const linked = path.join(folder, '.seqloom-00112233aabb.tmp');
    await writeFile(target, 'kept');
    if (process.platform !== 'win32') await symlink(target, linked);
    const forged = [target, folder, '', '.seqloom-00112233aabb.tmp', path.join(folder, '..'), linked, '/'];
    for (const [index, text] of forged.entries()) await writeFile(path.join(records, String(index)), text);
    expect(await keepWriteRecords(records)).toEqual([]);
    expect(await readFile(target, 'utf8')).toBe('kept');
    expect(await readdir(records)).toEqual([]);
  });

  it('does not stop the app where no records can be kept', async () => {
    const blocked = path.join(folder, 'file');
    await writeFile(blocked, '');
    expect(await keepWriteRecords(path.join(blocked, 'writes'))).toEqual([]);
  });
});
