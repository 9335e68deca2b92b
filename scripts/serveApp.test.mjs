import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serveApp } from './serveApp.mjs';

let root;
const open = [];

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'seqloom-serve-'));
  await writeFile(path.join(root, 'index.html'), '<title>Seqloom</title>');
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
  await rm(root, { recursive: true, force: true });
});

async function serve(options = {}) {
  const server = await serveApp({ root, port: 0, ...options });
  open.push(server);
  return server;
}

describe('serveApp', () => {
  it('serves the page on the loopback address', async () => {
    const { url } = await serve();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(await (await fetch(`${url}?from=here`)).text()).toBe('<title>Seqloom</title>');
  });

  it('takes a free port where the asked one is taken', async () => {
    const first = await serve();
    const taken = Number(new URL(first.url).port);
    const second = await serve({ port: taken });
    expect(Number(new URL(second.url).port)).not.toBe(taken);
    expect((await fetch(second.url)).status).toBe(200);
  });

  it('holds requests back until the build has ended', async () => {
    let finishBuild;
    const { url } = await serve({ ready: new Promise((resolve) => (finishBuild = resolve)) });
    await writeFile(path.join(root, 'index.html'), 'old');
    const answer = fetch(url).then((response) => response.text());
    await new Promise((resolve) => setTimeout(resolve, 100));
    await writeFile(path.join(root, 'index.html'), 'new');
    finishBuild();
    expect(await answer).toBe('new');
  });

  it('answers only reading requests', async () => {
    const { url } = await serve();
    expect((await fetch(url, { method: 'POST', body: 'x' })).status).toBe(405);
    const head = await fetch(url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '22', '']);
  });

  it('closes at once although a browser keeps its connection', async () => {
    const server = await serveApp({ root, port: 0 });
    await (await fetch(server.url)).text();
    await server.close();
    await expect(fetch(server.url)).rejects.toThrow();
  });
});
