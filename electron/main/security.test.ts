import { EventEmitter } from 'node:events';
import type { Session, WebFrameMain } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';

const electron = await vi.hoisted(async () => {
  const events = await import('node:events');
  const app = Object.assign(new events.EventEmitter(), { commandLine: { appendSwitch: vi.fn() } });
  return {
    app,
    protocol: {},
    ipcMain: { handle: vi.fn() },
  };
});
vi.mock('electron', () => electron);
const editor = { webContents: {} };
vi.mock('./editorWindow', () => ({ editorWindow: () => editor }));

const { confineNavigation, confineNetwork, denyPermissions, isTrustedSender } = await import('./security');
const { registerCalls } = await import('./callRegistry');

const frame = (url: string, parent: object | null = null) => ({ url, parent }) as unknown as WebFrameMain;
const own = frame('app://bundle/index.html');

beforeEach(() => vi.clearAllMocks());

describe('isTrustedSender', () => {
  it('trusts the top frame of the app’s own page', () => {
    expect(isTrustedSender({ senderFrame: own })).toBe(true);
  });

  it.each([
    ['a frame inside it', frame('app://bundle/index.html', own)],
    ['a page of the web', frame('https://bundle/index.html')],
    ['an origin that begins alike', frame('app://bundle.example/index.html')],
    ['the training page', frame('app://trainer/trainer/trainer.html')],
    ['a file', frame('file:///app://bundle/index.html')],
    ['a page without an address', frame('')],
    ['a frame that is gone', null],
  ])('refuses %s', (_name, senderFrame) => {
    expect(isTrustedSender({ senderFrame })).toBe(false);
  });
});

describe('the call registry', () => {
  type Answer = (event: object, ...args: unknown[]) => Promise<unknown>;
  const listRecent = vi.fn(() => ['listed']);
  const failing = vi.fn(() => Promise.reject(new TypeError('a bug')));

  function answers(): Record<string, Answer> {
    registerCalls({ listRecent, removeRecent: failing, setTheme: vi.fn(), saveFile: vi.fn() } as never);
    return Object.fromEntries(electron.ipcMain.handle.mock.calls as [string, Answer][]);
  }
  const fromEditor = { sender: editor.webContents, senderFrame: own };
  const refused = { ok: false, error: { code: 'refused' } };

  it('answers the editor’s own page', async () => {
    expect(await answers().listRecent?.(fromEditor)).toEqual({ ok: true, value: ['listed'] });
  });

  it('refuses a frame, another window and another page, before anything is run', async () => {
    const { listRecent: ask } = answers();
    expect(await ask?.({ ...fromEditor, senderFrame: frame('app://bundle/index.html', own) })).toMatchObject(refused);
    expect(await ask?.({ ...fromEditor, senderFrame: frame('data:text/html,x') })).toMatchObject(refused);
    expect(await ask?.({ ...fromEditor, sender: {} })).toMatchObject(refused);
    expect(listRecent).not.toHaveBeenCalled();
  });

  it('refuses arguments that the contract does not have, and says so of what is too large', async () => {
    const { setTheme, saveFile } = answers();
    expect(await setTheme?.(fromEditor, 'neon')).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    expect(await setTheme?.(fromEditor)).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    const bytes = new Uint8Array(1024 ** 3 + 1);
    expect(await saveFile?.(fromEditor, { id: 'x', bytes })).toMatchObject({
      ok: false,
      error: { code: 'request-too-large' },
    });
  });

  it('lets a bug be seen as one', async () => {
    await expect(answers().removeRecent?.(fromEditor, 'id')).rejects.toThrow('a bug');
  });
});

describe('denyPermissions', () => {
  it('denies every permission, device, screen and download', () => {
    const handlers: Record<string, (...args: unknown[]) => unknown> = {};
    const session = new Proxy(new EventEmitter(), {
      get: (target, key: string) =>
        key.startsWith('set')
          ? (handler: (...args: unknown[]) => unknown) => (handlers[key] = handler)
          : (Reflect.get(target, key) as unknown),
    });
    denyPermissions(session as unknown as Session);
    const answer = vi.fn();
    for (const permission of ['media', 'clipboard-sanitized-write', 'fullscreen', 'notifications', 'fileSystem']) {
      handlers.setPermissionRequestHandler?.({}, permission, answer);
      expect(handlers.setPermissionCheckHandler?.({}, permission)).toBe(false);
    }
    expect(answer.mock.calls).toEqual(Array.from({ length: 5 }, () => [false]));
    expect(handlers.setDevicePermissionHandler?.({})).toBe(false);
    handlers.setDisplayMediaRequestHandler?.({}, answer);
    expect(answer).toHaveBeenLastCalledWith(null);
    const preventDefault = vi.fn();
    session.emit('will-download', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });
});

function openPage() {
  electron.app.removeAllListeners();
  confineNavigation();
  let openHandler: (details: { url: string }) => unknown = () => undefined;
  const setWebRTCIPHandlingPolicy = vi.fn();
  const contents = Object.assign(new EventEmitter(), {
    getURL: () => 'app://bundle/index.html?x#y',
    setWebRTCIPHandlingPolicy,
    setWindowOpenHandler: (handler: typeof openHandler) => (openHandler = handler),
  });
  electron.app.emit('web-contents-created', {}, contents);
  const prevented = (event: string, details: object) => {
    const preventDefault = vi.fn();
    contents.emit(event, { ...details, preventDefault });
    return preventDefault.mock.calls.length > 0;
  };
  return { open: (url: string) => openHandler({ url }), prevented, setWebRTCIPHandlingPolicy };
}

describe('confineNavigation', () => {
  it('opens no window, and hands no address to the system', () => {
    const { open } = openPage();
    const urls = ['https://example.org/', 'http://example.org/', 'file:///etc/passwd', 'ms-word:x', 'nonsense'];
    for (const url of urls) expect(open(url)).toEqual({ action: 'deny' });
  });

  it('lets a page be loaded anew, and go nowhere else', () => {
    const { prevented } = openPage();
    expect(prevented('will-navigate', { url: 'app://bundle/index.html' })).toBe(false);
    for (const url of ['app://bundle/trainer/trainer.html', 'app://trainer/index.html', 'https://example.org/']) {
      expect(prevented('will-navigate', { url })).toBe(true);
      expect(prevented('will-redirect', { url })).toBe(true);
    }
  });

  it('lets no frame and no embedded page in', () => {
    const { prevented } = openPage();
    expect(prevented('will-frame-navigate', { url: 'app://bundle/index.html', isMainFrame: false })).toBe(true);
    expect(prevented('will-frame-navigate', { url: 'app://bundle/index.html', isMainFrame: true })).toBe(false);
    expect(prevented('will-attach-webview', {})).toBe(true);
  });
});

describe('confineNetwork', () => {
  const switchesOf = (namesNeeded: boolean) => {
    electron.app.removeAllListeners();
    electron.app.commandLine.appendSwitch.mockClear();
    confineNetwork(namesNeeded);
    return Object.fromEntries(electron.app.commandLine.appendSwitch.mock.calls as [string, string][]);
  };

  it('leaves no way into a network, and names no certificate', () => {
    const switches = {
      'webrtc-ip-handling-policy': 'disable_non_proxied_udp',
      'proxy-server': '127.0.0.1:1',
      'proxy-bypass-list': '<-loopback>',
    };
    expect(switchesOf(false)).toEqual({ ...switches, 'host-resolver-rules': 'MAP * ~NOTFOUND' });
    // Looking for updates needs names.
    expect(switchesOf(true)).toEqual(switches);
    const event = { preventDefault: vi.fn() };
    const choose = vi.fn();
    electron.app.emit('select-client-certificate', event, {}, 'https://x', [{ subjectName: 'Ada' }], choose);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    expect(choose).toHaveBeenCalledWith();
  });

  it('lets no page speak WebRTC but by the proxy', () => {
    expect(openPage().setWebRTCIPHandlingPolicy).toHaveBeenCalledWith('disable_non_proxied_udp');
  });
});
