import type { EventEmitter } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';

const opened = vi.hoisted(() => [] as { options: Record<string, unknown>; window: unknown }[]);
const dark = vi.hoisted(() => ({ is: false }));

vi.mock('electron', async () => {
  const events = await import('node:events');
  class BrowserWindow extends events.EventEmitter {
    readonly webContents = Object.assign(new events.EventEmitter(), { send: vi.fn(), reload: vi.fn() });
    readonly loadURL = vi.fn(() => Promise.resolve());
    readonly show = vi.fn();
    readonly maximize = vi.fn();
    readonly setBackgroundColor = vi.fn();
    readonly setProgressBar = vi.fn();
    isDestroyed = () => false;
    constructor(options: Record<string, unknown>) {
      super();
      opened.push({ options, window: this });
    }
  }
  const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } };
  const nativeTheme = Object.defineProperty(new events.EventEmitter(), 'shouldUseDarkColors', { get: () => dark.is });
  return {
    BrowserWindow,
    nativeTheme,
    screen: { getPrimaryDisplay: () => display, getAllDisplays: () => [display] },
    app: new events.EventEmitter(),
    dialog: {},
    protocol: {},
    powerSaveBlocker: {},
    Notification: class {},
  };
});

const { openAppWindow } = await import('./appWindow');
const { nativeTheme } = await import('electron');

beforeEach(() => {
  opened.length = 0;
  dark.is = false;
  (nativeTheme as unknown as EventEmitter).removeAllListeners();
});

/** The sources of everything that runs in Electron, but for the tests. */
function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name) && !/\.test\.ts$/.test(entry.name))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));
}

describe('the app’s window', () => {
  it('is sandboxed and isolated, without Node and without anything that weakens the web’s own rules', () => {
    openAppWindow('nowhere/window.json');
    expect(opened[0]?.options.webPreferences).toEqual({
      preload: expect.stringMatching(/preload[\\/]preload\.cjs$/) as string,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      backgroundThrottling: false,
    });
  });

  it('loads the app’s own page and no other', () => {
    const window = openAppWindow('nowhere/window.json') as unknown as { loadURL: ReturnType<typeof vi.fn> };
    expect(window.loadURL.mock.calls).toEqual([['app://bundle/index.html']]);
  });

  it('is shown once its page is drawn, in the color of the theme, which it then follows', () => {
    dark.is = true;
    const window = openAppWindow('nowhere/window.json') as unknown as EventEmitter & {
      show: ReturnType<typeof vi.fn>;
      setBackgroundColor: ReturnType<typeof vi.fn>;
    };
    expect(opened[0]?.options).toMatchObject({ show: false, backgroundColor: '#14161b' });
    expect(window.show).not.toHaveBeenCalled();
    window.emit('ready-to-show');
    expect(window.show).toHaveBeenCalledOnce();
    dark.is = false;
    (nativeTheme as unknown as EventEmitter).emit('updated');
    expect(window.setBackgroundColor).toHaveBeenLastCalledWith('#f6f7f9');
    window.emit('closed');
    expect((nativeTheme as unknown as EventEmitter).listenerCount('updated')).toBe(0);
  });

  it('has the colors of the page’s own tokens', () => {
    const tokens = readFileSync('renderer/ui/tokens.css', 'utf8');
    expect([...tokens.matchAll(/--bg: (#[0-9a-f]{6})/g)].map(([, color]) => color)).toEqual(['#f6f7f9', '#14161b']);
  });
});

describe('no window of the app', () => {
  it.each(['webSecurity', 'allowRunningInsecureContent', 'experimentalFeatures', 'enableBlinkFeatures'])(
    'names %s',
    (option) => {
      expect(sources('electron').filter((text) => text.includes(option))).toEqual([]);
    },
  );

  it('switches on what Electron switches off', () => {
    const weak = /nodeIntegration\w*: true|webviewTag: true|contextIsolation: false|sandbox: false|allowpopups/;
    expect(sources('electron').filter((text) => weak.test(text))).toEqual([]);
    expect(sources('renderer').filter((text) => /<webview|allowpopups/.test(text))).toEqual([]);
  });

  it('loads an address of the web or of the disk', () => {
    const loads = sources('electron').flatMap((text) => [...text.matchAll(/load(?:URL|File)\(([^)]*)\)/g)]);
    expect(loads.map(([, address]) => address?.slice(0, 13)).sort()).toEqual(['`${APP_ORIGIN', '`${TRAINER_OR']);
  });
});
