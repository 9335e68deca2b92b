import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DesktopApi, DesktopEvents, Result } from '#contract';
import { createHost } from './createHost';
import { createElectronHost } from './electronHost';
import type { HostWords, OpenKind, SaveKind } from './Host';
import { HostError } from './HostError';

const nameOf = (kind: OpenKind | SaveKind): string => (typeof kind === 'string' ? kind : kind.label);

const words: HostWords = {
  fileDialog: (action, kind) => ({
    title: `${action} ${nameOf(kind)}`,
    confirm: action,
    fileKind: `a ${nameOf(kind)}`,
  }),
  exportDialog: () => ({ title: 'Export', confirm: 'Export here' }),
  closeQuestion: ({ title, training }) => ({
    message: `Close ${title}?`,
    detail: training ? 'It trains.' : '',
    stuck: 'Stuck.',
    save: 'Save',
    discard: 'Discard',
    cancel: 'Cancel',
  }),
};
const ok = <Value>(value: Value): Promise<Result<Value>> => Promise.resolve({ ok: true, value });
const ref = { id: '1', name: 'net.seqloom', displayPath: '/home/ada/net.seqloom' };

/** A desktop of which only the given calls are there; events are sent by `tell`. */
function fakeDesktop(calls: Partial<DesktopApi>) {
  const listeners = new Map<string, (...args: never[]) => void>();
  const on: DesktopApi['on'] = (event, listener) => {
    listeners.set(event, listener as (...args: never[]) => void);
    return () => listeners.delete(event);
  };
  const tell = <Event extends keyof DesktopEvents>(event: Event, ...args: DesktopEvents[Event]) =>
    (listeners.get(event) as ((...all: unknown[]) => void) | undefined)?.(...args);
  return { desktop: { on, ...calls } as DesktopApi, tell };
}

afterEach(() => vi.unstubAllGlobals());

describe('the electron host', () => {
  it('is chosen where the desktop offers itself, and the browser host elsewhere', () => {
    expect(createHost(words).kind).toBe('browser');
    vi.stubGlobal('desktop', fakeDesktop({}).desktop);
    expect(createHost(words).kind).toBe('electron');
  });

  it('sends names that any system takes, with the words and extensions of the kind', async () => {
    const saveFileAs = vi.fn(() => ok(ref));
    const host = createElectronHost(fakeDesktop({ saveFileAs }).desktop, words);
    const bytes = new Uint8Array([1]);
    expect(await host.saveAs('a/b', 'project', bytes)).toEqual(ref);
    expect(saveFileAs).toHaveBeenCalledWith({
      suggestedName: 'a-b.seqloom',
      bytes,
      dialog: { title: 'save project', confirm: 'save', fileKind: { label: 'a project', extensions: ['seqloom'] } },
    });
  });

  it('throws an expected failure as a HostError with everything the desktop said', async () => {
    const error = { code: 'disk-full', fileName: 'net.seqloom' } as const;
    const host = createElectronHost(
      fakeDesktop({ saveFile: () => Promise.resolve({ ok: false, error }) }).desktop,
      words,
    );
    const failure: unknown = await host.save(ref, new Uint8Array()).catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(HostError);
    expect(failure).toMatchObject(error);
  });

  it('gives the question to ask before unsaved work is lost, and none when nothing would be', () => {
    const setDocumentState = vi.fn(() => ok(undefined));
    const host = createElectronHost(fakeDesktop({ setDocumentState }).desktop, words);
    const question = { message: 'Close Net?', stuck: 'Stuck.', save: 'Save', discard: 'Discard', cancel: 'Cancel' };
    host.setDocumentState({ title: 'Net', dirty: true, training: false });
    host.setDocumentState({ title: 'Net', dirty: false, training: true });
    host.setDocumentState({ title: 'Net', dirty: false, training: false });
    expect(setDocumentState.mock.calls.map((call) => (call as unknown[])[0])).toEqual([
      { title: 'Net', dirty: true, closeQuestion: { ...question, detail: '' } },
      { title: 'Net', dirty: false, closeQuestion: { ...question, detail: 'It trains.' } },
      { title: 'Net', dirty: false, closeQuestion: null },
    ]);
  });

  it('says how the saving goes that the desktop asks for before it closes', async () => {
    const reportSaving = vi.fn(() => ok(undefined));
    const { desktop, tell } = fakeDesktop({ reportSaving });
    const outcomes = [true, false];
    createElectronHost(desktop, words).onSaveBeforeClose(() => Promise.resolve(outcomes.shift() ?? false));
    tell('saveBeforeClose');
    await vi.waitFor(() => expect(reportSaving.mock.calls).toEqual([['begun'], ['saved']]));
    tell('saveBeforeClose');
    await vi.waitFor(() => expect(reportSaving).toHaveBeenLastCalledWith('kept'));
  });

  it('tells whether a command was chosen by its keys', () => {
    const { desktop, tell } = fakeDesktop({});
    const heard: unknown[] = [];
    createElectronHost(desktop, words).onCommand((id, byKey) => heard.push([id, byKey]));
    tell('command', 'file.save', true);
    expect(heard).toEqual([['file.save', true]]);
  });

  it('hands a dropped file over as it is, and gives back where it lies', async () => {
    const file = new File(['x'], 'net.seqloom');
    const opened = { ref, bytes: new Uint8Array([1]) };
    const openDropped = vi.fn((given: File) => ok(given === file ? opened : null));
    const host = createElectronHost(fakeDesktop({ openDropped }).desktop, words);
    expect(await host.openDropped(file)).toEqual(opened);
    expect(await host.openDropped(new File(['x'], 'other.seqloom'))).toBeNull();
  });

  it('hands over the file that started the app, and each one asked for later', async () => {
    const waiting = ['first.seqloom', null, 'second.seqloom'];
    const takeRequestedFile = vi.fn(() => {
      const name = waiting.shift() ?? null;
      return ok(name === null ? null : { ref: { ...ref, name }, bytes: new Uint8Array() });
    });
    const { desktop, tell } = fakeDesktop({ takeRequestedFile });
    const names: string[] = [];
    const stop = createElectronHost(desktop, words).onOpenRequest(
      (file) => names.push(file.ref.name),
      () => {},
    );
    await vi.waitFor(() => expect(names).toEqual(['first.seqloom']));
    tell('fileRequested');
    tell('fileRequested');
    await vi.waitFor(() => expect(names).toEqual(['first.seqloom', 'second.seqloom']));
    stop();
    tell('fileRequested');
    expect(takeRequestedFile).toHaveBeenCalledTimes(3);
  });

  it('tells where a requested file cannot be read', async () => {
    const error = { code: 'not-found', fileName: 'net.seqloom' } as const;
    const { desktop } = fakeDesktop({ takeRequestedFile: () => Promise.resolve({ ok: false, error }) });
    const failure = await new Promise<HostError>((resolve) => {
      createElectronHost(desktop, words).onOpenRequest(() => {}, resolve);
    });
    expect(failure).toMatchObject(error);
  });
});
