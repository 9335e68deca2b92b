import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RecoveryStore } from './recoveryStore';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'seqloom-recovery-'));
  file = path.join(folder, 'recovery.bin');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('RecoveryStore', () => {
  it('gives back the latest copy in a later session, byte for byte', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const store = new RecoveryStore(file);
    expect(await store.load()).toBeNull();
    await store.store({ bytes: new Uint8Array([1]), meta: { name: 'older', savedAtMs: 1 } });
    await store.store({ bytes, meta: { name: 'Line\nbreak', savedAtMs: 2 } });
    expect(await new RecoveryStore(file).load()).toEqual({ bytes, meta: { name: 'Line\nbreak', savedAtMs: 2 } });
    await store.clear();
    expect(await new RecoveryStore(file).load()).toBeNull();
  });

  it('ends with the copy stored last, however they overlap', async () => {
    const store = new RecoveryStore(file);
    const large = store.store({ bytes: new Uint8Array(8_000_000), meta: { name: 'large', savedAtMs: 1 } });
    const small = store.store({ bytes: new Uint8Array(1), meta: { name: 'small', savedAtMs: 2 } });
    await Promise.all([small, large]);
    expect((await store.load())?.meta.name).toBe('small');
  });

  it.each(['', 'no header', '{"name":1}\nbytes'])('ignores a damaged copy: %j', async (damaged) => {
    await writeFile(file, damaged);
    expect(await new RecoveryStore(file).load()).toBeNull();
  });
});
