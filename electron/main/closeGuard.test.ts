import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { DocumentState } from '../ipc/contract';

const electron = vi.hoisted(() => ({
  app: { quit: vi.fn(), on: vi.fn() },
  dialog: { showMessageBox: vi.fn() },
}));
vi.mock('electron', () => electron);

let { guardClose, hearSaving, keepsUnsavedWork, showDocumentState } = await import('./closeGuard');

const QUESTION = {
  message: 'Save?',
  detail: 'Lost',
  stuck: 'Stuck',
  save: 'Save',
  discard: 'Discard',
  cancel: 'Cancel',
};
const unsaved: DocumentState = { title: 'Net', dirty: true, closeQuestion: QUESTION };

/** A window that closes unless that is prevented, and the page's side of saving. */
class FakeWindow extends EventEmitter {
  readonly webContents = new EventEmitter();
  readonly setTitle = vi.fn();
  readonly setDocumentEdited = vi.fn();
  closed = false;
  isDestroyed = () => this.closed;
  close = () => {
    let prevented = false;
    this.emit('close', { preventDefault: () => (prevented = true) });
    this.closed = !prevented;
  };
}

function openWindow(state: DocumentState | null = unsaved) {
  const window = new FakeWindow();
  const asked = window as unknown as BrowserWindow;
  const askToSave = vi.fn();
  guardClose(asked, askToSave);
  if (state) showDocumentState(asked, state);
  return { window, asked, askToSave };
}

/** What the user answers, by the words on the button; questions that are not answered stay open. */
function answerWith(...labels: readonly string[]): void {
  for (const label of labels) {
    electron.dialog.showMessageBox.mockImplementationOnce((_window: unknown, { buttons }: { buttons: string[] }) =>
      Promise.resolve({ response: buttons.indexOf(label) }),
    );
  }
}
const details = () =>
  electron.dialog.showMessageBox.mock.calls.map((call) => (call[1] as { detail: string; buttons: string[] }).detail);
const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(async () => {
  // Whether the user is quitting is remembered by a module: no test hears of it from another.
  vi.resetModules();
  ({ guardClose, hearSaving, keepsUnsavedWork, showDocumentState } = await import('./closeGuard'));
  vi.resetAllMocks();
  vi.useFakeTimers();
  electron.dialog.showMessageBox.mockImplementation(() => new Promise(() => {}));
});

describe('closing a window', () => {
  it('is not asked about while nothing would be lost', () => {
    for (const state of [null, { ...unsaved, dirty: false, closeQuestion: null }]) {
      const { window } = openWindow(state);
      window.close();
      expect(window.closed).toBe(true);
    }
    expect(details()).toEqual([]);
  });

  it('stays with Cancel and closes with Discard', async () => {
    const { window } = openWindow();
    answerWith('Cancel', 'Discard');
    window.close();
    await settled();
    expect(window.closed).toBe(false);
    window.close();
    await settled();
    expect(window.closed).toBe(true);
  });

  it('removes the copy of what the user has given up, and only of that', async () => {
    const { window, asked } = openWindow();
    const forget = vi.fn(() => new Promise<void>(() => {}));
    keepsUnsavedWork(asked, forget);
    answerWith('Cancel', 'Discard');
    window.close();
    await settled();
    expect(forget).not.toHaveBeenCalled();
    window.close();
    await settled();
    expect(forget).toHaveBeenCalledOnce();
    // A disk that does not answer holds nobody.
    expect(window.closed).toBe(false);
    await vi.advanceTimersByTimeAsync(1000);
    expect(window.closed).toBe(true);
  });

  it('asks once, however often it is tried', async () => {
    const { window } = openWindow();
    window.close();
    window.close();
    await settled();
    expect(details()).toEqual(['Lost']);
  });

  it('waits for a saving that has begun, and closes only when it is done', async () => {
    const { window, asked, askToSave } = openWindow();
    answerWith('Save', 'Save');
    window.close();
    await settled();
    expect(askToSave).toHaveBeenCalledOnce();
    hearSaving(asked, 'begun');
    // A dialog for the place may stand open for long.
    await vi.advanceTimersByTimeAsync(600_000);
    expect(window.closed).toBe(false);
    hearSaving(asked, 'kept');
    await settled();
    expect(window.closed).toBe(false);
    window.close();
    await settled();
    hearSaving(asked, 'begun');
    hearSaving(asked, 'saved');
    await settled();
    expect(window.closed).toBe(true);
  });

  it('holds nobody when the page does not answer: it asks again, without saving', async () => {
    const { window } = openWindow();
    answerWith('Save', 'Discard');
    window.close();
    await vi.advanceTimersByTimeAsync(6000);
    expect(details()).toEqual(['Lost', 'Stuck']);
    expect(window.closed).toBe(true);
  });

  it('holds nobody when a saving never ends: closing again asks without saving', async () => {
    const { window, asked } = openWindow();
    answerWith('Save', 'Discard');
    window.close();
    await settled();
    hearSaving(asked, 'begun');
    // So soon it is only impatience.
    window.close();
    await settled();
    expect(details()).toEqual(['Lost']);
    await vi.advanceTimersByTimeAsync(60_000);
    window.close();
    await settled();
    expect(details()).toEqual(['Lost', 'Stuck']);
    expect(window.closed).toBe(true);
  });

  it('asks nothing when the page has crashed: there is nothing left to save', async () => {
    const { window } = openWindow();
    answerWith('Save');
    window.close();
    await settled();
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    await settled();
    expect(window.closed).toBe(false);
    window.close();
    expect(window.closed).toBe(true);
  });

  it('shows the document and its unsaved mark', () => {
    const { window } = openWindow();
    expect(window.setTitle).toHaveBeenCalledWith('• Net — Seqloom');
    expect(window.setDocumentEdited).toHaveBeenCalledWith(true);
  });
});

describe('quitting', () => {
  it('goes on when the question is answered with leaving, and not when with staying', async () => {
    const { watchQuitting } = await import('./editorWindow');
    watchQuitting();
    const beforeQuit = electron.app.on.mock.calls[0]?.[1] as () => void;
    const { window } = openWindow();
    answerWith('Cancel');
    beforeQuit();
    window.close();
    await settled();
    expect(electron.app.quit).not.toHaveBeenCalled();
    answerWith('Discard');
    beforeQuit();
    window.close();
    await settled();
    expect(electron.app.quit).toHaveBeenCalledOnce();
  });
});
