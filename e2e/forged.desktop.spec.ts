import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { DesktopCalls, FileDialog } from '#contract';
import { ROOT } from '../scripts/repositoryRoot.mjs';
import { answerDialogs, catchOpenedLinks } from './answerDialogs';
import { callDesktop, callDesktopFreely } from './desktopPage';
import { expect, test } from './launchApp';
import { Studio } from './studio';

const dialog: FileDialog = {
  title: 'Save project',
  confirm: 'Save',
  fileKind: { label: 'Seqloom project', extensions: ['seqloom'] },
};
const folderDialog = { title: 'Export', confirm: 'Export here' };
const bytesOf = (text: string) => new TextEncoder().encode(text);
const refusedAs = (code: string) => ({ ok: false, error: { code } });

test('a page that misbehaves reaches no file, no channel and no place that is not its own', async ({
  page,
  desktopApp,
  workFolder,
}) => {
  if (!desktopApp) throw new Error('needs the desktop edition');
  const secret = path.join(workFolder, 'secret.seqloom');
  await writeFile(secret, 'secret');

  await test.step('paths and forged ids lead nowhere', async () => {
    for (const id of [secret, '../secret.seqloom', '__proto__']) {
      expect(await callDesktop(page, 'saveFile', { id, bytes: bytesOf('x') })).toMatchObject(refusedAs('unknown-file'));
      expect(await callDesktop(page, 'openRecent', id)).toMatchObject(refusedAs('unknown-file'));
      expect(await callDesktop(page, 'addRecent', id)).toMatchObject(refusedAs('unknown-file'));
    }
    expect(await callDesktop(page, 'takeRequestedFile')).toEqual({ ok: true, value: null });
    expect(await readFile(secret, 'utf8')).toBe('secret');
  });

  await test.step('a drop that a script has made names no path', async () => {
    const answers = await page.evaluate(async (name) => {
      const { desktop } = window as unknown as { desktop: { openDropped(file: unknown): Promise<unknown> } };
      const forged = [new File(['x'], name), name, { path: name, name: 'secret.seqloom' }, null];
      return Promise.all(forged.map((file) => desktop.openDropped(file).catch(() => 'threw')));
    }, secret);
    expect(answers).toEqual([{ ok: true, value: null }, 'threw', 'threw', 'threw']);
  });

  await test.step('nothing is written outside of the folder that the user chose', async () => {
    const parent = path.join(workFolder, 'exports');
    await mkdir(parent);
    await answerDialogs(desktopApp, { open: parent });
    for (const forged of ['../up.ts', '/tmp/up.ts', 'a/../../up.ts', 'a\\..\\..\\up.ts']) {
      const files = [{ path: forged, bytes: bytesOf('x') }];
      const answer = await callDesktop(page, 'exportFiles', { suggestedName: 'x', files, dialog: folderDialog });
      expect(answer).toMatchObject(refusedAs('bad-request'));
    }
    expect(await readdir(parent)).toEqual([]);
  });

  await test.step('wrong and too large arguments are refused', async () => {
    const long = 'x'.repeat(100_000);
    const item = { type: 'command', id: 'x', label: 'x', enabled: true };
    const forged: readonly (readonly [keyof DesktopCalls, readonly unknown[]])[] = [
      ['saveFile', []],
      ['saveFile', [{ id: '1' }]],
      ['saveFile', [{ id: 1, bytes: bytesOf('') }]],
      ['saveFile', [{ id: '1', bytes: 'text' }]],
      ['saveFile', [{ id: long, bytes: bytesOf('') }]],
      ['saveFileAs', [{ suggestedName: '../x', bytes: bytesOf(''), dialog }]],
      ['setMenu', [[{ label: long, items: [] }]]],
      ['setMenu', [[{ label: 'x', items: Array.from({ length: 101 }, () => item) }]]],
      // It would fire while the user types.
      ['setMenu', [[{ label: 'x', items: [{ ...item, accelerator: 'A' }] }]]],
      ['setMenu', [[{ label: 'x', items: [{ type: 'role', role: 'services', label: 'x' }] }]]],
      ['setMenu', [[{ label: 'x', items: [{ type: 'submenu', label: 'x', items: [{ type: 'submenu' }] }] }]]],
      ['openModel', [{ what: '/etc', dialog }]],
      ['openModel', [{ what: 'folder', dialog, path: '/etc' }]],
      ['setTrainingState', [{ state: 'running', progress: 7, notice: null }]],
      ['setTrainingState', [{ state: 'idle', progress: null, notice: { title: long, body: '' } }]],
      ['setTheme', ['neon']],
      ['reportSaving', ['saved', 'twice']],
    ];
    for (const [call, args] of forged) {
      expect(await callDesktopFreely(page, call, args), call).toMatchObject(refusedAs('bad-request'));
    }
  });

  await test.step('it listens to no other channel and cannot change the bridge', async () => {
    const tried = await page.evaluate(() => {
      const desktop = (window as unknown as { desktop: Record<string, unknown> }).desktop;
      const attempt = (what: () => unknown) => {
        try {
          return String(what());
        } catch (error) {
          return error instanceof Error ? error.message : 'thrown';
        }
      };
      const listen = desktop.on as (event: string, listener: () => void) => unknown;
      return {
        other: attempt(() => listen('saveFile', () => {})),
        inherited: attempt(() => listen('constructor', () => {})),
        frozen: Object.isFrozen(desktop),
        node: [typeof globalThis.process, typeof (globalThis as { require?: unknown }).require],
      };
    });
    expect(tried).toEqual({
      other: 'There is no event saveFile',
      inherited: 'There is no event constructor',
      frozen: true,
      node: ['undefined', 'undefined'],
    });
  });

  await test.step('it is granted no permission, and downloads nothing', async () => {
    expect(await permissionsOf(page)).toEqual({ states: ['denied'], where: 'denied', notify: 'denied' });
    await desktopApp.evaluate(({ session }) => {
      const fates: boolean[] = [];
      Object.assign(globalThis, { downloads: fates });
      session.defaultSession.on('will-download', (event) => fates.push(event.defaultPrevented));
    });
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['x']));
      link.download = 'x.txt';
      link.click();
    });
    await expect
      .poll(() => desktopApp.evaluate(() => (globalThis as unknown as { downloads: boolean[] }).downloads))
      .toEqual([true]);
  });

  await test.step('copying works all the same', async () => {
    const studio = new Studio(page, desktopApp, workFolder);
    await studio.openTemplate('stock-price');
    await studio.showPanel('code');
    await page.getByTestId('copy-code').click();
    await expect(page.getByTestId('notice')).toContainText('Copied');
    // What lies on the clipboard can be pasted by the user, and read by nobody else.
    await page.evaluate(() => {
      const field = Object.assign(document.createElement('textarea'), { id: 'pasted' });
      document.body.append(field);
      field.focus();
    });
    await page.keyboard.press('ControlOrMeta+v');
    await expect(page.locator('#pasted')).toHaveValue(/lstm/i);
    await page.evaluate(() => document.querySelector('#pasted')?.remove());
  });

  await test.step('it opens no window, goes nowhere and hands no address to the system', async () => {
    const openedLinks = await catchOpenedLinks(desktopApp);
    const address = page.url();
    const windows = desktopApp.windows().length;
    await page.evaluate(() => {
      window.open('https://example.org/popup?data');
      window.open('file:///etc/passwd');
      const link = Object.assign(document.createElement('a'), { href: 'https://example.org/link', target: '_blank' });
      document.body.append(link);
      link.click();
      link.remove();
    });
    // Another page of the app's own origin would have the desktop too.
    for (const away of ['https://example.org/away', '/trainer/trainer.html']) {
      await page.evaluate((to) => {
        location.href = to;
      }, away);
    }
    await page.waitForTimeout(200);
    expect(await openedLinks()).toEqual([]);
    expect(desktopApp.windows()).toHaveLength(windows);
    expect(page.url()).toBe(address);
    expect(await page.evaluate(() => document.readyState)).toBe('complete');
  });

  await test.step('it reaches no network, not by the WebRTC of a frame either', async () => {
    let reached = 0;
    const count = () => void (reached += 1);
    const tcp = createServer(count).listen(0, '127.0.0.1');
    const udp = createSocket('udp4').on('message', count);
    udp.bind(0, '127.0.0.1');
    await Promise.all([once(tcp, 'listening'), once(udp, 'listening')]);
    const ports = { tcp: (tcp.address() as AddressInfo).port, udp: udp.address().port };
    const names = await page.evaluate(async ({ tcp, udp }) => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      // A frame has a realm of its own, from which nothing was removed.
      const Connection = (frame.contentWindow as unknown as typeof globalThis).RTCPeerConnection;
      const [username, credential] = ['user', 'data'];
      const connection = new Connection({
        iceServers: [
          {
            urls: [`turn:127.0.0.1:${tcp}?transport=tcp`, `turn:localhost:${tcp}?transport=tcp`],
            username,
            credential,
          },
          { urls: `stun:127.0.0.1:${udp}` },
        ],
      });
      connection.createDataChannel('data');
      const done = new Promise((resolve) => (connection.onicecandidate = ({ candidate }) => candidate ?? resolve(0)));
      await connection.setLocalDescription(await connection.createOffer());
      await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 3000))]);
      const hint = Object.assign(document.createElement('link'), {
        rel: 'preconnect',
        href: `http://127.0.0.1:${tcp}`,
      });
      document.head.append(hint);
      await new Promise((resolve) => setTimeout(resolve, 500));
      frame.remove();
      return Object.getOwnPropertyNames(window).filter((name) => name.includes('RTC'));
    }, ports);
    tcp.close();
    udp.close();
    expect(names).toEqual([]);
    expect(reached).toBe(0);
  });

  await test.step('another window with the same preload and page may not use the desktop', async () => {
    const opened = desktopApp.waitForEvent('window');
    await desktopApp.evaluate(
      ({ BrowserWindow }, preload) => {
        const other = new BrowserWindow({
          show: false,
          webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegration: false },
        });
        void other.loadURL('app://bundle/index.html');
      },
      path.join(ROOT, 'out/preload/preload.cjs'),
    );
    const other = await opened;
    await other.waitForURL((url) => url.pathname.endsWith('/index.html'));
    expect(await callDesktop(other, 'listRecent')).toMatchObject(refusedAs('refused'));
    expect(await callDesktop(other, 'openFile', { dialog })).toMatchObject(refusedAs('refused'));
  });

  await test.step('nor may a page of another origin in the app’s own window', async () => {
    await desktopApp.evaluate(async ({ BrowserWindow }) => {
      const own = BrowserWindow.getAllWindows().find(({ id }) => id === 1) ?? BrowserWindow.getAllWindows()[0];
      await own?.loadURL('data:text/html,<title>forged</title>');
    });
    expect(await page.title()).toBe('forged');
    expect(await callDesktop(page, 'listRecent')).toMatchObject(refusedAs('refused'));
  });
});

/** What a page is told when it asks for what the system could grant. */
async function permissionsOf(page: Page) {
  return page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read', 'clipboard-write'];
    const states = await Promise.all(
      names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
    );
    const where = await new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('told'),
        ({ code, PERMISSION_DENIED }) => resolve(code === PERMISSION_DENIED ? 'denied' : `failed (${code})`),
      );
    });
    return { states: [...new Set(states)], where, notify: await Notification.requestPermission() };
  });
}
