import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerAsset } from './answerAsset.mjs';

let folder: string;
let root: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'seqloom-assets-'));
  root = path.join(folder, 'app');
  await mkdir(path.join(root, 'assets'), { recursive: true });
  await writeFile(path.join(root, 'index.html'), '<!doctype html>');
  await writeFile(path.join(root, 'assets', 'kernel-B1a2C3d4.wasm'), new Uint8Array([0, 97, 115, 109]));
  await writeFile(path.join(root, 'assets', 'plain.js'), '');
  await writeFile(path.join(folder, 'secret.txt'), 'secret');
  await mkdir(path.join(folder, 'app-beside'));
  await writeFile(path.join(folder, 'app-beside', 'secret.txt'), 'secret');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const text = (body: Uint8Array) => new TextDecoder().decode(body);

describe('answerAsset', () => {
  it('answers a folder with its page', async () => {
    const { status, headers, body } = await answerAsset(root, '/');
    expect([status, headers['Content-Type'], text(body)]).toEqual([200, 'text/html; charset=utf-8', '<!doctype html>']);
  });

  it('names WebAssembly as such, so that it compiles while it loads', async () => {
    const { headers, body } = await answerAsset(root, '/assets/kernel-B1a2C3d4.wasm');
    expect(headers['Content-Type']).toBe('application/wasm');
    expect([...body]).toEqual([0, 97, 115, 109]);
  });

  it('lets a browser keep what has a hash in its name, and nothing else', async () => {
    expect((await answerAsset(root, '/assets/kernel-B1a2C3d4.wasm')).headers['Cache-Control']).toContain('immutable');
    expect((await answerAsset(root, '/assets/plain.js')).headers['Cache-Control']).toBe('no-cache');
    expect((await answerAsset(root, '/index.html')).headers['Cache-Control']).toBe('no-cache');
  });

  it('isolates every answer, the failed ones too', async () => {
    for (const urlPath of ['/', '/missing.js']) {
      const { headers } = await answerAsset(root, urlPath);
      expect(headers['Cross-Origin-Opener-Policy']).toBe('same-origin');
      expect(headers['Cross-Origin-Embedder-Policy']).toBe('require-corp');
      expect(headers['Content-Security-Policy']).toContain("default-src 'none'");
    }
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/..\\secret.txt',
    '/../app-beside/secret.txt',
    '//etc/hosts',
    '/C:/Windows/win.ini',
    '/index.html%00.txt',
    '/%E0%A4%A',
    '/assets',
    `/${'a'.repeat(5000)}`,
  ])('finds nothing at %s', async (urlPath) => {
    const { status, body } = await answerAsset(root, urlPath);
    expect([status, text(body)]).toEqual([404, 'Not found\n']);
  });
});
