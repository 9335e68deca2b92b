import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DesktopApi, DesktopEvents, Result } from '#contract';
import { createHost } from './createHost';
import { createElectronHost } from './electronHost';
import type { HostWords } from './Host';
import { HostError } from './HostError';

const words: HostWords = {
  fileDialog: (action, kind) => ({ title: `${action} ${kind}`, confirm: action, fileKind: `a ${kind}` }),
  exportDialog: () => ({ title: 'Export', confirm: 'Export here' }),
  closeQuestion: (title) => ({ message: `Close ${title}?`, detail: '', discard: 'Discard', cancel: 'Cancel' }),
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
    const error = { code: 'disk-full', message: 'Full.', hint: 'Free some space.', fileName: 'net.seqloom' } as const;
    const host = createElectronHost(
      fakeDesktop({ saveFile: () => Promise.resolve({ ok: false, error }) }).desktop,
      words,
    );
    const failure: unknown = await host.save(ref, new Uint8Array()).catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(HostError);
    expect(failure).toMatchObject(error);
  });

  it('gives the question to ask before unsaved changes are lost', () => {
    const setDocumentState = vi.fn(() => ok(undefined));
    createElectronHost(fakeDesktop({ setDocumentState }).desktop, words).setDocumentState({
      title: 'Net',
      dirty: true,
    });
    expect(setDocumentState).toHaveBeenCalledWith({
      title: 'Net',
      dirty: true,
      closeQuestion: { message: 'Close Net?', detail: '', discard: 'Discard', cancel: 'Cancel' },
    });
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
    const error = { code: 'not-found', message: 'Gone.', hint: 'Look elsewhere.' } as const;
    const { desktop } = fakeDesktop({ takeRequestedFile: () => Promise.resolve({ ok: false, error }) });
    const failure = await new Promise<HostError>((resolve) => {
      createElectronHost(desktop, words).onOpenRequest(() => {}, resolve);
    });
    expect(failure).toMatchObject(error);
  });
});
