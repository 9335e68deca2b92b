import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';

/** Electron's windows, as far as the trainer needs them. */
class FakeWindow extends EventEmitter {
  readonly posted: [channel: string, note: unknown, ports: { name: string }[]][] = [];
  readonly sent: unknown[][] = [];
  destroyed = false;
  url = '';
  loaded: () => void = () => undefined;
  failed: (error: Error) => void = () => undefined;
  readonly webContents = Object.assign(new EventEmitter(), {
    postMessage: (...message: FakeWindow['posted'][number]) => this.posted.push(message),
    send: (...message: unknown[]) => this.sent.push(message),
  });

  constructor(readonly options: { show?: boolean; webPreferences?: object } = {}) {
    super();
    windows.push(this);
  }

  loadURL(url: string): Promise<void> {
    this.url = url;
    return new Promise((resolve, reject) => {
      this.loaded = resolve;
      this.failed = reject;
    });
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  destroy(): void {
    this.destroyed = true;
  }
}

const windows: FakeWindow[] = [];
let channels = 0;

vi.mock('electron', () => ({
  app: new EventEmitter(),
  BrowserWindow: FakeWindow,
  MessageChannelMain: class {
    readonly number = (channels += 1);
    readonly port1 = { name: `editor ${this.number}`, close: vi.fn() };
    readonly port2 = { name: `worker ${this.number}`, close: vi.fn() };
  },
}));
vi.mock('./appProtocol', () => ({ TRAINER_ORIGIN: 'app://trainer' }));
vi.mock('./appWindow', () => ({
  tellPage: (window: FakeWindow, ...message: unknown[]) => window.webContents.send(...message),
}));

async function start() {
  vi.resetModules();
  windows.length = 0;
  channels = 0;
  const { registerEditor } = await import('./editorWindow');
  const { connectTrainer } = await import('./trainerWindow');
  const editor = new FakeWindow();
  registerEditor(editor as never);
  const connect = (id: string) => connectTrainer(id, editor as never);
  return { editor, connect, trainer: (index = 1) => windows[index] as FakeWindow };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));
const portNames = (window: FakeWindow) => window.posted.map(([, , [port]]) => port?.name);

describe('connectTrainer', () => {
  let app: Awaited<ReturnType<typeof start>>;
  beforeEach(async () => {
    app = await start();
  });

  it('opens one hidden, sandboxed window on an origin of its own, and gives each side its port', async () => {
    app.connect('a');
    app.connect('b');
    const trainer = app.trainer();
    expect(windows).toHaveLength(2);
    expect(trainer.options).toMatchObject({
      show: false,
      skipTaskbar: true,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, backgroundThrottling: false },
    });
    expect(trainer.url).toBe('app://trainer/trainer/trainer.html');
    expect(app.editor.posted.map(([channel, note]) => [channel, note])).toEqual([
      ['trainerPort', { type: 'trainerPort', id: 'a', trainer: 1 }],
      ['trainerPort', { type: 'trainerPort', id: 'b', trainer: 1 }],
    ]);
    expect(portNames(app.editor)).toEqual(['editor 1', 'editor 2']);
    expect(trainer.posted).toEqual([]);
    trainer.loaded();
    await settle();
    app.connect('c');
    expect(portNames(trainer)).toEqual(['worker 1', 'worker 2', 'worker 3']);
  });

  it.each([
    ['oom', 'out-of-memory'],
    ['memory-eviction', 'out-of-memory'],
    ['killed', 'killed'],
    ['launch-failed', 'not-started'],
    ['crashed', 'crashed'],
    ['abnormal-exit', 'crashed'],
  ])('tells the editor once of an end as %s, and opens a new one when asked', (reason, told) => {
    app.connect('a');
    const trainer = app.trainer();
    trainer.webContents.emit('render-process-gone', {}, { reason });
    trainer.webContents.emit('render-process-gone', {}, { reason });
    expect(app.editor.sent).toEqual([['trainerGone', { trainer: 1, reason: told }]]);
    expect(trainer.destroyed).toBe(true);
    app.connect('b');
    expect(app.editor.posted.at(-1)?.[1]).toEqual({ type: 'trainerPort', id: 'b', trainer: 2 });
    expect(app.trainer(2).destroyed).toBe(false);
    // Nothing of the first is left on the editor.
    expect(app.editor.listenerCount('closed') + app.editor.webContents.listenerCount('did-navigate')).toBe(3);
  });

  it('says so when the page cannot be loaded', async () => {
    app.connect('a');
    app.trainer().failed(new Error('ERR_FAILED'));
    await settle();
    expect(app.editor.sent).toEqual([['trainerGone', { trainer: 1, reason: 'not-started' }]]);
  });

  it('stays when only it is asked to close, as by quitting, and goes silently with the editor or its page', () => {
    app.connect('a');
    const event = { preventDefault: vi.fn() };
    app.trainer().emit('close', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();

    app.editor.webContents.emit('did-navigate');
    expect(app.trainer().destroyed).toBe(true);
    app.connect('b');
    app.editor.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(app.trainer(2).destroyed).toBe(true);
    app.connect('c');
    app.editor.emit('closed');
    expect(app.trainer(3).destroyed).toBe(true);
    expect(app.editor.sent).toEqual([]);
  });
});
