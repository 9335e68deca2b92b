import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DesktopFailure, explainFileError } from './desktopFailure';
import { FileVault, MAX_FILE_BYTES } from './fileVault';

let folder: string;
const bytesOf = (text: string) => new TextEncoder().encode(text);

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'seqloom-vault-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('FileVault', () => {
  it('reads and writes a file that was granted, under one id', async () => {
    const file = path.join(folder, 'net.seqloom');
    await writeFile(file, 'first');
    const vault = new FileVault();
    const ref = vault.grant(file);
    expect(ref).toEqual({ id: ref.id, name: 'net.seqloom', displayPath: file });
    expect(vault.grant(path.join(folder, '.', 'net.seqloom')).id).toBe(ref.id);
    await vault.write(ref.id, bytesOf('second'));
    expect(await vault.read(ref.id)).toEqual({ ref, bytes: bytesOf('second') });
  });

  it('knows no path, only ids', async () => {
    const file = path.join(folder, 'secret.txt');
    await writeFile(file, 'secret');
    const vault = new FileVault();
    for (const forged of [file, '', '../secret.txt', 'constructor']) {
      await expect(vault.read(forged)).rejects.toMatchObject({ code: 'unknown-file' });
      await expect(vault.write(forged, bytesOf('x'))).rejects.toMatchObject({ code: 'unknown-file' });
    }
    expect(await readFile(file, 'utf8')).toBe('secret');
  });

  it('forgets what was not used for longest, so that it cannot grow for ever', async () => {
    const file = path.join(folder, 'net.seqloom');
    await writeFile(file, 'open');
    const vault = new FileVault();
    const { id } = vault.grant(file);
    const first = vault.grant(path.join(folder, 'first'));
    for (let index = 0; index < 2000; index += 1) {
      vault.grant(path.join(folder, String(index)));
      // The open project is saved now and then.
      if (index % 100 === 0) vault.grant(vault.fileOf(id).path, false, id);
    }
    expect(vault.fileOf(id).path).toBe(file);
    expect(() => vault.fileOf(first.id)).toThrow('unknown-file');
  });

  it('lets a file that was dropped be read, and written once the user has chosen it', async () => {
    const file = path.join(folder, 'net.seqloom');
    await writeFile(file, 'dropped');
    const vault = new FileVault();
    const { id, readOnly } = vault.grant(file, true);
    expect([readOnly, (await vault.read(id)).ref.readOnly]).toEqual([true, true]);
    await expect(vault.write(id, bytesOf('x'))).rejects.toMatchObject({
      code: 'no-permission',
      fileName: 'net.seqloom',
    });
    expect(await readFile(file, 'utf8')).toBe('dropped');
    expect(vault.grant(file)).toEqual({ id, name: 'net.seqloom', displayPath: file });
    // Dropping it again takes nothing away.
    expect(vault.grant(file, true)).not.toHaveProperty('readOnly');
    await vault.write(id, bytesOf('chosen'));
    expect(await readFile(file, 'utf8')).toBe('chosen');
  });

  it.skipIf(process.platform === 'win32')(
    'neither reads nor replaces a pipe or a device, by a link either',
    async () => {
      const [pipe, device, link] = ['pipe', 'device.seqloom', 'link.csv'].map((name) => path.join(folder, name));
      execFileSync('mkfifo', [pipe ?? '']);
      await symlink('/dev/zero', device ?? '');
      await symlink(pipe ?? '', link ?? '');
      const vault = new FileVault();
      for (const file of [pipe, device, link]) {
        const { id, name } = vault.grant(file ?? '');
        const refused = { code: 'not-a-file', fileName: name };
        await expect(vault.read(id)).rejects.toMatchObject(refused);
        await expect(vault.write(id, bytesOf('x'))).rejects.toMatchObject(refused);
      }
      expect((await readdir(folder)).sort()).toEqual(['device.seqloom', 'link.csv', 'pipe']);
    },
  );

  it('reads no file larger than it may', async () => {
    const vault = new FileVault();
    for (const [name, bytes] of [
      ['huge.csv', MAX_FILE_BYTES + 1],
      ['huge.seqloom', MAX_FILE_BYTES / 2],
    ] as const) {
      const file = path.join(folder, name);
      await writeFile(file, '');
      await truncate(file, bytes);
      await expect(vault.read(vault.grant(file).id)).rejects.toMatchObject({ code: 'too-large', fileName: name });
    }
  });

  it('says what is wrong with a file that is gone, or is a folder', async () => {
    const vault = new FileVault();
    const gone = vault.grant(path.join(folder, 'gone.seqloom'));
    await expect(vault.read(gone.id)).rejects.toMatchObject({
      code: 'not-found',
      fileName: 'gone.seqloom',
    });
    await expect(vault.read(vault.grant(folder).id)).rejects.toMatchObject({ code: 'not-a-file' });
    const inGoneFolder = vault.grant(path.join(folder, 'gone', 'net.seqloom'));
    await expect(vault.write(inGoneFolder.id, bytesOf('x'))).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('explainFileError', () => {
  it('leaves a bug a bug', () => {
    const bug = new TypeError('x is undefined');
    expect(explainFileError(bug, 'net.seqloom')).toBe(bug);
    const failure = new DesktopFailure('too-large', 'a');
    expect(explainFileError(failure, 'net.seqloom')).toBe(failure);
  });

  it('names an error of the system that has no code of its own', () => {
    const error = Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
    expect(explainFileError(error, 'net.seqloom')).toMatchObject({
      code: 'failed',
      fileName: 'net.seqloom',
      values: { reason: 'EIO' },
    });
  });
});
