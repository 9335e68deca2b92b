import { expose } from 'comlink';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DesktopEvents, TrainerPortNote } from '../../electron/ipc/contract';
import { bridgeWorker } from './bridgeWorker';
import { type TrainerDesktop, TrainerPort } from './trainerPort';
import { WorkerHandle, type WorkerEnded } from './workerHandle';

interface Api {
  double(values: Float64Array): Promise<Float64Array>;
  hang(): Promise<never>;
}

/** A worker of whom nothing is made up but the process: comlink serves its far end. */
class FakeWorker extends EventTarget {
  terminated = false;
  readonly #inside = Object.assign(new EventTarget(), {
    postMessage: (data: unknown) => {
      const copy = structuredClone(data);
      setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data: copy })));
    },
  });

  constructor() {
    super();
    expose(
      { double: (values: Float64Array) => values.map((value) => 2 * value), hang: () => new Promise(() => {}) },
      this.#inside,
    );
  }

  postMessage(data: unknown, transfer: Transferable[]): void {
    const copy = structuredClone(data, { transfer });
    setTimeout(() => this.#inside.dispatchEvent(new MessageEvent('message', { data: copy, origin: '' })));
  }

  terminate(): void {
    this.terminated = true;
  }
}

/** The desktop with a trainer in it, as far as a page sees them. */
function fakeDesktop(refusal?: string) {
  const listeners = new Set<(...end: DesktopEvents['trainerGone']) => void>();
  const asked: string[] = [];
  const workers: FakeWorker[] = [];
  const desktop: TrainerDesktop = {
    connectTrainer: (id) => {
      asked.push(id);
      return Promise.resolve(
        refusal === undefined
          ? { ok: true, value: undefined }
          : { ok: false, error: { code: 'failed', values: { reason: refusal } } },
      );
    },
    on: (event, listener) => {
      expect(event).toBe('trainerGone');
      const heard = listener as (...end: DesktopEvents['trainerGone']) => void;
      listeners.add(heard);
      return () => void listeners.delete(heard);
    },
  };
  const handOver = (note: Partial<TrainerPortNote> = {}, from: { source?: unknown; origin?: string } = {}) => {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    const init = { source: window, origin: location.origin, ...from } as MessageEventInit;
    const data = { type: 'trainerPort', id: asked.at(-1) ?? '', trainer: 1, ...note };
    window.dispatchEvent(new MessageEvent('message', { ...init, data, ports: [port1] }));
    return port2;
  };
  const connect = (note: Partial<TrainerPortNote> = {}) => {
    const worker = new FakeWorker();
    workers.push(worker);
    bridgeWorker(handOver(note), () => worker as unknown as Worker);
    return worker;
  };
  const end = (...ended: DesktopEvents['trainerGone']) => listeners.forEach((listener) => listener(...ended));
  return { desktop, asked, listeners, workers, handOver, connect, end };
}

let ports: MessagePort[];
beforeEach(() => {
  ports = [];
});
afterEach(() => ports.forEach((port) => port.close()));

const failure = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => error as WorkerEnded,
  );

describe('trainerPort', () => {
  it('takes calls before the trainer is there, and answers them when it is', async () => {
    const { desktop, connect } = fakeDesktop();
    const handle = new WorkerHandle<Api>(new TrainerPort(desktop));
    const answers = [
      handle.call((api) => api.double(new Float64Array([1, 2]))),
      // So large that it goes in pieces.
      handle.call((api) => api.double(new Float64Array(1_000_000).fill(3))),
    ];
    await new Promise((resolve) => setTimeout(resolve, 20));
    connect();
    expect(await answers[0]).toEqual(new Float64Array([2, 4]));
    const large = await answers[1];
    expect([large?.length, large?.findIndex((value) => value !== 6)]).toEqual([1_000_000, -1]);
    handle.end();
  });

  it('ends the remote worker, also when its port comes only afterward', async () => {
    const { desktop, connect, listeners } = fakeDesktop();
    const early = new WorkerHandle<Api>(new TrainerPort(desktop));
    const first = connect();
    await early.call((api) => api.double(new Float64Array(1)));
    early.end();
    await vi.waitFor(() => expect(first.terminated).toBe(true));

    const late = new WorkerHandle<Api>(new TrainerPort(desktop));
    late.end();
    const second = connect();
    await vi.waitFor(() => expect(second.terminated).toBe(true));
    expect(listeners.size).toBe(0);
  });

  it('tells of the end of the trainer, and why, to those whose worker was in it', async () => {
    const { desktop, connect, end } = fakeDesktop();
    const handles = [1, 2].map((trainer) => {
      const handle = new WorkerHandle<Api>(new TrainerPort(desktop));
      connect({ trainer });
      return handle;
    });
    const calls = handles.map((handle) => failure(handle.call((api) => api.hang())));
    end({ trainer: 1, reason: 'out-of-memory' });
    expect(await calls[0]).toMatchObject({
      name: 'WorkerEnded',
      why: 'crashed',
      detail: { code: 'trainer.end.out-of-memory' },
    });
    expect(handles.map(({ ended }) => ended)).toEqual([true, false]);
    end({ trainer: 2, reason: 'killed' });
    expect(await calls[1]).toMatchObject({ detail: { code: 'trainer.end.killed' } });
  });

  it('tells of a trainer that ended before the port was taken', async () => {
    const { desktop, handOver, end } = fakeDesktop();
    const handle = new WorkerHandle<Api>(new TrainerPort(desktop));
    const call = failure(handle.call((api) => api.hang()));
    end({ trainer: 1, reason: 'crashed' });
    expect(handle.ended).toBe(false);
    handOver();
    expect(await call).toMatchObject({
      why: 'crashed',
      detail: { code: 'trainer.end.crashed' },
    });
  });

  it('tells of a worker that threw', async () => {
    const { desktop, connect } = fakeDesktop();
    const handle = new WorkerHandle<Api>(new TrainerPort(desktop));
    const worker = connect();
    const call = failure(handle.call((api) => api.hang()));
    worker.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message: 'device lost' }));
    expect(await call).toMatchObject({ why: 'crashed', message: 'device lost' });
  });

  it('gives up a trainer that does not start, and one that is refused', async () => {
    const hanging = new WorkerHandle<Api>(new TrainerPort(fakeDesktop().desktop, 30));
    expect(await failure(hanging.call((api) => api.hang()))).toMatchObject({
      detail: { code: 'trainer.end.not-started' },
    });
    const refused = new WorkerHandle<Api>(new TrainerPort(fakeDesktop('This page may not use the desktop.').desktop));
    expect(await failure(refused.call((api) => api.hang()))).toMatchObject({
      detail: { code: 'problem.host.failed', values: { reason: 'This page may not use the desktop.' } },
    });
  });

  it('takes no port but its own, from its own page', async () => {
    const { desktop, handOver, asked } = fakeDesktop();
    const port = new TrainerPort(desktop);
    port.endpoint.postMessage('secret', []);
    const forged = [
      handOver({}, { origin: 'https://example.org' }),
      handOver({}, { source: null }),
      handOver({ id: 'another' }),
      handOver({ type: 'other' as 'trainerPort' }),
    ];
    const told = forged.map((forgedPort) => {
      const messages: unknown[] = [];
      forgedPort.onmessage = ({ data }: MessageEvent<unknown>) => messages.push(data);
      return messages;
    });
    const own = handOver({ id: asked[0] ?? '' });
    const heard = new Promise((resolve) => (own.onmessage = ({ data }: MessageEvent<unknown>) => resolve(data)));
    expect(await heard).toEqual({ kind: 'message', data: 'secret', places: [] });
    expect(told).toEqual([[], [], [], []]);
    port.terminate();
  });
});
