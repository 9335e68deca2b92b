import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BrowserStorage, StorageGroup } from './browserStorage';
import { createBrowserHost } from './browserHost';
import type { RecoveryJournal } from '#contract';
import type { HostWords, OpenKind, SaveKind } from './Host';

const nameOf = (kind: OpenKind | SaveKind): string => (typeof kind === 'string' ? kind : kind.label);

const words: HostWords = {
  fileDialog: (action, kind) => ({ title: action, confirm: action, fileKind: `a ${nameOf(kind)}` }),
  exportDialog: () => ({ title: 'Export', confirm: 'Export here' }),
  closeQuestion: () => ({ message: '', detail: '', stuck: '', save: '', discard: '', cancel: '' }),
};
const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Keeps values as IndexedDB does, by key; handles and bytes as they are. */
function memoryStorage(): BrowserStorage {
  const groups: Record<StorageGroup, Map<string, unknown>> = { recent: new Map(), recovery: new Map() };
  return {
    get: (group, key) => Promise.resolve(groups[group].get(key)),
    all: (group) => Promise.resolve([...groups[group].values()]),
    keys: (group) => Promise.resolve([...groups[group].keys()]),
    put: (group, key, value) => Promise.resolve(void groups[group].set(key, value)),
    remove: (group, key) => Promise.resolve(void groups[group].delete(key)),
    clear: (group) => Promise.resolve(groups[group].clear()),
  };
}

/** A file with the parts of a handle that the host uses; writing shows only when the stream is closed, as in Chromium. */
class FakeFile {
  readonly kind = 'file';
  permission: PermissionState = 'granted';
  failure: DOMException | null = null;

  constructor(
    readonly name: string,
    public text = '',
  ) {}

  queryPermission = () => Promise.resolve(this.permission);
  requestPermission = () => Promise.resolve(this.permission === 'prompt' ? 'granted' : this.permission);
  isSameEntry = (other: unknown) => Promise.resolve(other === this);
  getFile = () => (this.failure ? Promise.reject(this.failure) : Promise.resolve(new File([this.text], this.name)));
  createWritable = () => {
    let written = '';
    return Promise.resolve({
      write: (bytes: Uint8Array) => {
        if (this.failure) return Promise.reject(this.failure);
        written += textOf(bytes);
        return Promise.resolve();
      },
      close: () => Promise.resolve(void (this.text = written)),
      abort: () => Promise.resolve(),
    });
  };
}

class FakeFolder {
  readonly kind = 'directory';
  readonly entries = new Map<string, FakeFolder | FakeFile>();
  fileFailure: DOMException | null = null;

  constructor(readonly name: string) {}

  async *values() {
    yield* await Promise.resolve(this.entries.values());
  }
  async *keys() {
    yield* await Promise.resolve(this.entries.keys());
  }
  getDirectoryHandle = (name: string) => {
    const folder = this.entries.get(name) ?? new FakeFolder(name);
    if (folder instanceof FakeFolder) folder.fileFailure = this.fileFailure;
    this.entries.set(name, folder);
    return Promise.resolve(folder);
  };
  getFileHandle = (name: string) => {
    const file = new FakeFile(name);
    file.failure = this.fileFailure;
    this.entries.set(name, file);
    return Promise.resolve(file);
  };
  removeEntry = (name: string) => Promise.resolve(void this.entries.delete(name));

  paths(): string[] {
    return [...this.entries].flatMap(([name, entry]) =>
      entry instanceof FakeFile ? [name] : entry.paths().map((path) => `${name}/${path}`),
    );
  }
}

const canceled = () => Promise.reject(new DOMException('The user aborted a request.', 'AbortError'));
let storage: BrowserStorage;
const newHost = () => createBrowserHost(words, storage);

beforeEach(() => {
  storage = memoryStorage();
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('the browser host with the File System Access API', () => {
  it('opens a file and saves it in place', async () => {
    const file = new FakeFile('net.seqloom', 'first');
    const showOpenFilePicker = vi.fn(() => Promise.resolve([file]));
    vi.stubGlobal('showOpenFilePicker', showOpenFilePicker);
    vi.stubGlobal('showSaveFilePicker', vi.fn());
    const host = newHost();
    const opened = await host.open('project');
    expect(opened && [opened.ref.name, textOf(opened.bytes)]).toEqual(['net.seqloom', 'first']);
    expect(showOpenFilePicker).toHaveBeenCalledWith({
      id: 'seqloom-project',
      types: [{ description: 'a project', accept: { 'application/octet-stream': ['.seqloom'] } }],
    });
    expect(host.canSaveInPlace).toBe(true);
    if (!opened) return;
    expect(await host.save(opened.ref, bytesOf('second'))).toEqual(opened.ref);
    expect(file.text).toBe('second');
  });

  it('answers a canceled dialog with null', async () => {
    vi.stubGlobal('showOpenFilePicker', canceled);
    vi.stubGlobal('showSaveFilePicker', canceled);
    vi.stubGlobal('showDirectoryPicker', canceled);
    const host = newHost();
    expect(await host.open('data')).toBeNull();
    expect(await host.openModel('files')).toBeNull();
    expect(await host.openModel('folder')).toBeNull();
    expect(await host.saveAs('Net', 'project', bytesOf(''))).toBeNull();
    expect(await host.exportFiles('Net', [{ path: 'a', bytes: bytesOf('') }])).toBeNull();
  });

  it('reads the files of a model together, and those of a folder without what else lies there', async () => {
    const [model, shard] = [new FakeFile('model.json', '{}'), new FakeFile('group1-shard1of1', 'w')];
    vi.stubGlobal('showOpenFilePicker', () => Promise.resolve([model, shard]));
    const chosen = await newHost().openModel('files');
    expect(chosen?.name).toBe('model.json');
    expect(chosen?.files.map(({ name, bytes }) => [name, textOf(bytes)])).toEqual([
      ['model.json', '{}'],
      ['group1-shard1of1', 'w'],
    ]);

    const folder = new FakeFolder('net');
    for (const entry of [model, shard, new FakeFile('private.txt'), new FakeFolder('inner.json')]) {
      folder.entries.set(entry.name, entry);
    }
    vi.stubGlobal('showDirectoryPicker', () => Promise.resolve(folder));
    const read = await newHost().openModel('folder');
    expect(read?.name).toBe('net');
    expect(read?.files.map(({ name }) => name)).toEqual(['model.json', 'group1-shard1of1']);

    vi.stubGlobal('showDirectoryPicker', () => Promise.resolve(new FakeFolder('empty')));
    await expect(newHost().openModel('folder')).rejects.toMatchObject({ code: 'no-model', fileName: 'empty' });
  });

  it('asks for permission again, and says so where it is denied', async () => {
    const file = new FakeFile('net.seqloom', 'kept');
    vi.stubGlobal('showOpenFilePicker', () => Promise.resolve([file]));
    const host = newHost();
    const opened = await host.open('project');
    if (!opened) throw new Error('nothing opened');
    file.permission = 'prompt';
    await host.save(opened.ref, bytesOf('asked'));
    expect(file.text).toBe('asked');
    file.permission = 'denied';
    await expect(host.save(opened.ref, bytesOf('lost'))).rejects.toMatchObject({
      name: 'HostError',
      code: 'no-permission',
      fileName: 'net.seqloom',
    });
    expect(file.text).toBe('asked');
  });

  it.each([
    ['NotFoundError', 'not-found'],
    ['QuotaExceededError', 'disk-full'],
    ['NoModificationAllowedError', 'in-use'],
  ])('puts the browser’s %s into words, and leaves the file as it was', async (name, code) => {
    const file = new FakeFile('net.seqloom', 'kept');
    vi.stubGlobal('showSaveFilePicker', () => Promise.resolve(file));
    const host = newHost();
    const ref = await host.saveAs('net', 'project', bytesOf('kept'));
    file.failure = new DOMException('no', name);
    if (!ref) throw new Error('nothing saved');
    await expect(host.save(ref, bytesOf('lost'))).rejects.toMatchObject({ name: 'HostError', code });
    expect(file.text).toBe('kept');
  });

  it('refuses an id that it never gave', async () => {
    const host = newHost();
    await expect(host.save({ id: 'forged', name: 'x' }, bytesOf(''))).rejects.toMatchObject({ code: 'unknown-file' });
    await expect(host.recent.add({ id: 'forged', name: 'x' })).rejects.toMatchObject({ code: 'unknown-file' });
    await expect(host.recent.open('forged')).rejects.toMatchObject({ code: 'unknown-recent' });
  });

  it('exports into a new folder, beside one of the same name', async () => {
    const parent = new FakeFolder('Documents');
    vi.stubGlobal('showDirectoryPicker', () => Promise.resolve(parent));
    const files = ['package.json', 'src/model.ts'].map((path) => ({ path, bytes: bytesOf(path) }));
    const host = newHost();
    expect(await host.exportFiles('My/net', files)).toEqual({ where: 'Documents/My-net' });
    expect(await host.exportFiles('My/net', files)).toEqual({ where: 'Documents/My-net 2' });
    expect(parent.paths()).toEqual([
      'My-net/package.json',
      'My-net/src/model.ts',
      'My-net 2/package.json',
      'My-net 2/src/model.ts',
    ]);
  });

  it('leaves nothing behind of an export that failed', async () => {
    const parent = new FakeFolder('Documents');
    parent.fileFailure = new DOMException('full', 'QuotaExceededError');
    vi.stubGlobal('showDirectoryPicker', () => Promise.resolve(parent));
    const failing = newHost().exportFiles('Net', [{ path: 'a.ts', bytes: bytesOf('a') }]);
    await expect(failing).rejects.toMatchObject({ code: 'disk-full' });
    expect(parent.paths()).toEqual([]);
    expect(parent.entries.size).toBe(0);
  });
});

describe('the browser host without the File System Access API', () => {
  function catchDownloads() {
    const blobs: Blob[] = [];
    const names: string[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => `blob:${blobs.push(blob as Blob)}`);
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    const last = async () => new Uint8Array((await blobs.at(-1)?.arrayBuffer()) ?? new ArrayBuffer(0));
    return { names, last };
  }

  function answerUpload(answer: 'cancel' | File) {
    vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (this: HTMLInputElement) {
      if (answer !== 'cancel') Object.defineProperty(this, 'files', { value: [answer] });
      this.dispatchEvent(new Event(answer === 'cancel' ? 'cancel' : 'change'));
    });
  }

  it('opens an uploaded file, and null where the user cancels', async () => {
    const host = newHost();
    answerUpload(new File(['a,b'], 'table.csv'));
    const opened = await host.open('data');
    expect(opened && [opened.ref.name, textOf(opened.bytes)]).toEqual(['table.csv', 'a,b']);
    vi.restoreAllMocks();
    answerUpload('cancel');
    expect(await host.open('data')).toBeNull();
  });

  it('saves by downloading under the same name', async () => {
    const { names, last } = catchDownloads();
    const host = newHost();
    expect(host.canSaveInPlace).toBe(false);
    const ref = await host.saveAs('Stock: price', 'project', bytesOf('one'));
    if (!ref) throw new Error('nothing saved');
    await host.save(ref, bytesOf('two'));
    expect(names).toEqual(['Stock- price.seqloom', 'Stock- price.seqloom']);
    expect(textOf(await last())).toBe('two');
  });

  it('exports one zip with everything in a folder', async () => {
    const { names, last } = catchDownloads();
    const files = [
      { path: 'package.json', bytes: bytesOf('{}') },
      { path: 'src/model.ts', bytes: bytesOf('model') },
    ];
    expect(await newHost().exportFiles('Net', files)).toEqual({ where: 'Net.zip' });
    expect(names).toEqual(['Net.zip']);
    const unzipped = unzipSync(await last());
    expect(Object.keys(unzipped)).toEqual(['Net/package.json', 'Net/src/model.ts']);
    expect(textOf(unzipped['Net/src/model.ts'] ?? new Uint8Array())).toBe('model');
  });
});

describe('the recent projects of the browser host', () => {
  it('come latest first, once each, and open in a later session', async () => {
    const [a, b] = [new FakeFile('a.seqloom', 'A'), new FakeFile('b.seqloom', 'B')];
    vi.useFakeTimers();
    const host = newHost();
    for (const [index, file] of [a, b, a].entries()) {
      vi.setSystemTime(1000 + index);
      vi.stubGlobal('showOpenFilePicker', () => Promise.resolve([file]));
      const opened = await host.open('project');
      if (opened) await host.recent.add(opened.ref);
    }
    const later = newHost();
    const list = await later.recent.list();
    expect(list.map(({ name, usedAtMs }) => [name, usedAtMs])).toEqual([
      ['a.seqloom', 1002],
      ['b.seqloom', 1001],
    ]);
    const opened = await later.recent.open(list[1]?.id ?? '');
    expect(textOf(opened.bytes)).toBe('B');
    await later.save(opened.ref, bytesOf('B2'));
    expect(b.text).toBe('B2');
  });

  it('open from a copy where the browser gives no handles', async () => {
    vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:1');
    const host = newHost();
    const ref = await host.saveAs('Net', 'project', bytesOf('copy'));
    if (ref) await host.recent.add(ref);
    const [entry] = await newHost().recent.list();
    expect(textOf((await newHost().recent.open(entry?.id ?? '')).bytes)).toBe('copy');
  });

  it('stay at twenty', async () => {
    vi.useFakeTimers();
    const host = newHost();
    for (let index = 0; index < 23; index += 1) {
      vi.setSystemTime(index);
      const file = new FakeFile(`${index}.seqloom`);
      vi.stubGlobal('showSaveFilePicker', () => Promise.resolve(file));
      const ref = await host.saveAs('x', 'project', bytesOf(''));
      if (ref) await host.recent.add(ref);
    }
    const names = (await host.recent.list()).map(({ name }) => name);
    expect([names.length, names[0], names.at(-1)]).toEqual([20, '22.seqloom', '3.seqloom']);
  });

  it('can be forgotten, one or all', async () => {
    const host = newHost();
    for (const name of ['a', 'b', 'c']) {
      vi.stubGlobal('showSaveFilePicker', () => Promise.resolve(new FakeFile(name)));
      const ref = await host.saveAs(name, 'project', bytesOf(''));
      if (ref) await host.recent.add(ref);
    }
    const [first] = await host.recent.list();
    await host.recent.remove(first?.id ?? '');
    expect(await host.recent.list()).toHaveLength(2);
    await host.recent.clear();
    expect(await host.recent.list()).toEqual([]);
  });
});

describe('the browser host without storage', () => {
  it('starts as if nothing had been kept, and says why it cannot keep', async () => {
    // happy-dom has no IndexedDB, as a browser that forbids it.
    const host = createBrowserHost(words);
    expect(await host.recent.list()).toEqual([]);
    expect(await host.recovery.list()).toEqual([]);
    const storing = host.recovery.storePart({ session: 's', key: 'data-1', bytes: bytesOf('x') });
    await expect(storing).rejects.toMatchObject({ name: 'HostError', code: 'storage-unavailable' });
  });
});

describe('the recovery journals of the browser host', () => {
  const journal = (changedAtMs: number, data: readonly string[] = []): RecoveryJournal => ({
    name: `Net ${changedAtMs}`,
    changedAtMs,
    project: '{}',
    data,
    weights: [],
    checkpoint: [],
    training: null,
    fileId: null,
  });

  it('are there for a later session, the latest first, each until it is cleared', async () => {
    const { recovery } = newHost();
    expect(await recovery.list()).toEqual([]);
    await recovery.storePart({ session: 'a', key: 'data-1', bytes: bytesOf('on') });
    await recovery.storePart({ session: 'a', key: 'data-2', bytes: bytesOf('e') });
    await recovery.store('a', journal(1, ['data-1', 'data-2']));
    await recovery.store('b', journal(2));
    const later = newHost().recovery;
    expect((await later.list()).map(({ session, name }) => [session, name])).toEqual([
      ['b', 'Net 2'],
      ['a', 'Net 1'],
    ]);
    expect(textOf((await later.load('a'))?.data ?? new Uint8Array())).toBe('one');
    await later.clear('a');
    expect(await later.load('a')).toBeNull();
    expect(await newHost().recovery.list()).toHaveLength(1);
  });

  it('let go of parts that they no longer name, and are not offered without those they do', async () => {
    const { recovery } = newHost();
    await recovery.storePart({ session: 'a', key: 'data-1', bytes: bytesOf('x') });
    await recovery.store('a', journal(1, ['data-1']));
    await recovery.store('a', journal(2));
    await recovery.store('a', journal(3, ['data-1']));
    expect(await recovery.load('a')).toBeNull();
  });

  it('that were never written leave no parts behind, unless their tab lives', async () => {
    const { recovery } = newHost();
    for (const session of ['dead', 'live']) {
      await recovery.storePart({ session, key: 'data-1', bytes: bytesOf('x') });
    }
    await recovery.store('kept', journal(1));
    vi.stubGlobal('navigator', {
      locks: { query: () => Promise.resolve({ held: [{ name: 'seqloom-session-live' }] }) },
    });
    expect((await newHost().recovery.list()).map(({ session }) => session)).toEqual(['kept']);
    expect(await storage.keys('recovery')).toEqual(['live/data-1', 'kept/journal']);
  });

  it('of a tab that lives are not offered to another', async () => {
    const { recovery } = newHost();
    await recovery.store('a', journal(1));
    await recovery.store('b', journal(2));
    vi.stubGlobal('navigator', {
      locks: { query: () => Promise.resolve({ held: [{ name: 'seqloom-session-b' }] }) },
    });
    expect((await newHost().recovery.list()).map(({ session }) => session)).toEqual(['a']);
  });
});

describe('a session of the browser host', () => {
  /** Locks as two pages of a browser share them. */
  function sharedLocks(): { locks: object } {
    const held = new Set<string>();
    const request = async (name: string, _options: object, hold: (lock: object | null) => Promise<void>) => {
      if (held.has(name)) return hold(null);
      held.add(name);
      await hold({ name });
      held.delete(name);
    };
    return { locks: { request } };
  }

  it('is one page’s until it gives it back, however often it asks', async () => {
    vi.stubGlobal('navigator', sharedLocks());
    const [live, stale] = [newHost().recovery, newHost().recovery];
    const release = await live.claim('a');
    expect([typeof release, await live.claim('a')]).toEqual(['function', release]);
    expect([await stale.claim('a'), typeof (await stale.claim('b'))]).toEqual([null, 'function']);
    release?.();
    await vi.waitFor(async () => expect(await stale.claim('a')).not.toBeNull());
    expect(await live.claim('a')).toBeNull();
  });
});

describe('the document state in a browser', () => {
  it('shows in the title, and asks before leaving only while there are unsaved changes', () => {
    const host = newHost();
    const leave = () => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    host.setDocumentState({ title: 'Net', dirty: true, training: false });
    host.setDocumentState({ title: 'Net', dirty: true, training: false });
    expect([document.title, leave()]).toEqual(['• Net — Seqloom', true]);
    host.setDocumentState({ title: 'Net', dirty: false, training: false });
    expect([document.title, leave()]).toEqual(['Net — Seqloom', false]);
    // What a training has learned so far is unsaved work too.
    host.setDocumentState({ title: 'Net', dirty: false, training: true });
    expect([document.title, leave()]).toEqual(['Net — Seqloom', true]);
    host.setDocumentState({ title: 'Net', dirty: false, training: false });
  });
});
