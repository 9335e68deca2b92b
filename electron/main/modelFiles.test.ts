import { mkdir, mkdtemp, open, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_MODEL_BYTES, readModelFiles, readModelFolder } from './modelFiles';

let folder: string;
const at = (name: string) => path.join(folder, name);
const names = ({ files }: { files: readonly { readonly name: string }[] }) => files.map(({ name }) => name).sort();

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'seqloom-model-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** A file that takes no room on the disk but says that it does. */
async function writeLarge(name: string, bytes: number): Promise<void> {
  const file = await open(at(name), 'w');
  await file.truncate(bytes);
  await file.close();
}

describe('a folder with a model', () => {
  it('gives the files of the model and nothing else that lies there', async () => {
    for (const name of ['model.json', 'group1-shard1of2.bin', 'group1-shard2of2', 'secret.txt']) {
      await writeFile(at(name), name);
    }
    await mkdir(at('inner.json'));
    await symlink(at('secret.txt'), at('link.json')).catch(() => undefined);
    const read = await readModelFolder(folder);
    expect(read.name).toBe(path.basename(folder));
    expect(names(read)).toEqual(['group1-shard1of2.bin', 'group1-shard2of2', 'model.json']);
    const model = read.files.find(({ name }) => name === 'model.json');
    expect(new TextDecoder().decode(model?.bytes)).toBe('model.json');
  });

  it('is refused where it holds no model, or is gone', async () => {
    await writeFile(at('notes.txt'), '');
    await expect(readModelFolder(folder)).rejects.toMatchObject({ code: 'no-model' });
    await expect(readModelFolder(at('gone'))).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the files of a model', () => {
  it('are all read, named after the first', async () => {
    await writeFile(at('net.json'), '{}');
    await writeFile(at('net.weights.h5'), 'x');
    const read = await readModelFiles([at('net.json'), at('net.weights.h5')]);
    expect(read.name).toBe('net.json');
    expect(names(read)).toEqual(['net.json', 'net.weights.h5']);
  });

  it.skipIf(process.platform === 'win32')('are refused where one is a device', async () => {
    await symlink('/dev/zero', path.join(folder, 'model.keras'));
    await expect(readModelFiles([path.join(folder, 'model.keras')])).rejects.toMatchObject({ code: 'not-a-file' });
  });

  it('are refused before they are read where together they are too large', async () => {
    await writeLarge('a.h5', MAX_MODEL_BYTES);
    await writeLarge('b.h5', 1);
    expect((await readModelFiles([at('b.h5')])).files).toHaveLength(1);
    await expect(readModelFiles([at('a.h5'), at('b.h5')])).rejects.toMatchObject({ code: 'model-too-large' });
  });
});
