import { EventEmitter } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ app: new EventEmitter() }));
afterEach(() => vi.unstubAllGlobals());

async function start(platform: string) {
  vi.stubGlobal('process', { ...process, platform });
  vi.resetModules();
  const { app } = await import('electron');
  const parts = await import('./editorWindow');
  const window = new EventEmitter();
  parts.registerEditor(window as never);
  parts.watchQuitting();
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { ...parts, app, window, settle };
}

describe('editorWindow', () => {
  it('is the window that was registered, until that has closed', async () => {
    const { editorWindow, registerEditor, window } = await start('linux');
    expect(editorWindow()).toBe(window);
    const next = new EventEmitter();
    registerEditor(next as never);
    window.emit('closed');
    expect(editorWindow()).toBe(next);
    next.emit('closed');
    expect(editorWindow()).toBeNull();
  });
});

describe('endsWithLastWindow', () => {
  it('is always so but on macOS', async () => {
    expect((await start('win32')).endsWithLastWindow()).toBe(true);
    expect((await start('darwin')).endsWithLastWindow()).toBe(false);
  });

  it('is so on macOS while the user quits, and no longer once the editor stayed open', async () => {
    const { app, window, endsWithLastWindow, settle } = await start('darwin');
    app.emit('before-quit');
    window.emit('close', { defaultPrevented: true });
    await settle();
    expect(endsWithLastWindow()).toBe(false);
    app.emit('before-quit');
    window.emit('close', { defaultPrevented: false });
    await settle();
    expect(endsWithLastWindow()).toBe(true);
  });
});
