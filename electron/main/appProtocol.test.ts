import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

type Handler = (request: Request) => Promise<Response>;
const handle = vi.hoisted(() => vi.fn<(scheme: string, handler: Handler) => void>());
const registerSchemesAsPrivileged = vi.hoisted(() => vi.fn());
vi.mock('electron', () => ({ protocol: { handle, registerSchemesAsPrivileged } }));

const { declareAppProtocol, serveAppProtocol } = await import('./appProtocol');

let folder: string;
let answer: Handler;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'seqloom-protocol-'));
  await writeFile(path.join(folder, 'index.html'), '<!doctype html>');
  serveAppProtocol(folder);
  answer = handle.mock.calls[0]?.[1] as Handler;
});

afterAll(() => rm(folder, { recursive: true, force: true }));

// Node's Request refuses schemes that it does not know; the handler reads no more than this.
const ask = (url: string, method = 'GET') => answer({ url, method } as Request);

describe('the app’s own scheme', () => {
  it('is a secure origin of its own, and may not go around the policy', () => {
    declareAppProtocol();
    const [{ scheme, privileges }] = registerSchemesAsPrivileged.mock.calls[0]?.[0] as [
      { scheme: string; privileges: Record<string, boolean> },
    ];
    expect([scheme, privileges.standard, privileges.secure]).toEqual(['app', true, true]);
    expect(privileges.bypassCSP ?? false).toBe(false);
    expect(privileges.corsEnabled ?? false).toBe(false);
  });

  it('gives the bundle to GET and its headers to HEAD, isolated and under the policy', async () => {
    const page = await ask('app://bundle/index.html');
    expect([page.status, await page.text()]).toEqual([200, '<!doctype html>']);
    const head = await ask('app://bundle/index.html', 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
    for (const { headers } of [page, head]) {
      expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
      expect(headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp');
      expect(headers.get('Content-Security-Policy')).toContain("script-src 'self' 'wasm-unsafe-eval';");
    }
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    expect((await ask('app://bundle/index.html', method)).status).toBe(405);
  });

  it('has nothing at another host, and nothing outside of its folder', async () => {
    for (const url of ['app://other/index.html', 'app://bundle/../secret', 'app://bundle/%2e%2e/%2e%2e/etc/passwd']) {
      expect((await ask(url)).status).toBe(404);
    }
  });
});
