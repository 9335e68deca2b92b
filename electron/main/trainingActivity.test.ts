import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';

const shown = vi.hoisted(() => [] as { title: string; body: string; emit(event: string): void }[]);
const blockers = vi.hoisted(() => new Set<number>());

vi.mock('electron', async () => {
  const events = await import('node:events');
  class Notification extends events.EventEmitter {
    static isSupported = () => true;
    readonly title: string;
    readonly body: string;
    constructor({ title, body }: { title: string; body: string }) {
      super();
      this.title = title;
      this.body = body;
    }
    show() {
      shown.push(this);
    }
  }
  let last = -1;
  const powerSaveBlocker = {
    start: () => {
      last += 1;
      blockers.add(last);
      return last;
    },
    stop: (id: number) => blockers.delete(id),
  };
  return { Notification, powerSaveBlocker };
});

const { forgetTraining, showTraining } = await import('./trainingActivity');

function fakeWindow({ focused = false, minimized = false } = {}) {
  const window = Object.assign(new EventEmitter(), {
    setProgressBar: vi.fn(),
    isFocused: () => focused,
    isMinimized: () => minimized,
    isDestroyed: () => false,
    restore: vi.fn(),
    show: vi.fn(),
    focus: vi.fn(),
  });
  return { window, asWindow: window as unknown as BrowserWindow };
}

const notice = { title: 'Net', body: 'Training has ended.' };

beforeEach(() => {
  shown.length = 0;
  forgetTraining(fakeWindow().asWindow);
});

describe('a training outside the page', () => {
  it('keeps the system awake while it computes, once, and not while it is paused', () => {
    const { asWindow } = fakeWindow();
    showTraining(asWindow, { state: 'running', progress: null, notice: null });
    showTraining(asWindow, { state: 'running', progress: 0.5, notice: null });
    expect(blockers.size).toBe(1);
    showTraining(asWindow, { state: 'paused', progress: 0.5, notice: null });
    expect(blockers.size).toBe(0);
    showTraining(asWindow, { state: 'running', progress: 0.5, notice: null });
    expect(blockers.size).toBe(1);
    showTraining(asWindow, { state: 'idle', progress: null, notice: null });
    expect(blockers.size).toBe(0);
  });

  it('is shown on the task bar: unknown, a share, paused, and gone', () => {
    const { window, asWindow } = fakeWindow();
    showTraining(asWindow, { state: 'running', progress: null, notice: null });
    showTraining(asWindow, { state: 'running', progress: 0.25, notice: null });
    showTraining(asWindow, { state: 'paused', progress: 0.25, notice: null });
    showTraining(asWindow, { state: 'idle', progress: null, notice: null });
    expect(window.setProgressBar.mock.calls).toEqual([
      [2],
      [0.25, { mode: 'normal' }],
      [0.25, { mode: 'paused' }],
      [-1],
    ]);
  });

  it('tells its end when the window is not in front, and leads back to it', () => {
    const { window, asWindow } = fakeWindow({ minimized: true });
    showTraining(asWindow, { state: 'idle', progress: null, notice });
    expect(shown).toMatchObject([notice]);
    shown[0]?.emit('click');
    expect([window.restore, window.show, window.focus].map((act) => act.mock.calls.length)).toEqual([1, 1, 1]);
  });

  it('does not tell what the user sees', () => {
    showTraining(fakeWindow({ focused: true }).asWindow, { state: 'idle', progress: null, notice });
    expect(shown).toEqual([]);
  });

  it('is forgotten when its page is gone', () => {
    const { window, asWindow } = fakeWindow();
    showTraining(asWindow, { state: 'running', progress: 0.5, notice: null });
    forgetTraining(asWindow);
    expect(blockers.size).toBe(0);
    expect(window.setProgressBar).toHaveBeenLastCalledWith(-1);
  });
});
