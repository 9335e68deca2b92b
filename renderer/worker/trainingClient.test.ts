import { expose } from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_TRAINING, EMPTY_GRAPH, type TrainingEvent, type TrainingJob } from '#engine';
import { EMPTY_RECIPE } from '../state/emptyProject';
import type { BackendName } from './backendName';
import type { BackendReport, TrainingApi } from './trainingApi';
import { createTrainingClient, NoBackend } from './trainingClient';
import { WorkerEnded, type WorkerPort } from './workerHandle';

const job: TrainingJob = {
  graph: EMPTY_GRAPH,
  recipe: EMPTY_RECIPE,
  table: { fileName: 'a.csv', columns: [], rowCount: 0, lines: new Uint32Array() },
  settings: DEFAULT_TRAINING,
};

const works = (backend: BackendName): BackendReport => ({
  ok: true,
  backend,
  device: { name: 'test', software: false },
  startMs: 1,
});
const refuses = (backend: BackendName): BackendReport => ({ ok: false, backend, failure: 'missing', detail: '' });
const never = () => new Promise<never>(() => undefined);

interface FakeWorker {
  terminated: boolean;
  readonly told: string[];
  crash(detail: string): void;
  endTraining(problemCount: number): void;
}

/** Workers whose far side is a real comlink endpoint; only the work behind it is made up. */
function fakeWorkers(start: (backend: BackendName) => Promise<BackendReport> | BackendReport) {
  const workers: FakeWorker[] = [];
  const ports: MessagePort[] = [];
  const spawn = (): WorkerPort => {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    let crash: (detail: string) => void = () => undefined;
    let endTraining: (problemCount: number) => void = () => undefined;
    const worker: FakeWorker = {
      terminated: false,
      told: [],
      crash: (detail) => crash(detail),
      endTraining: (count) => endTraining(count),
    };
    workers.push(worker);
    const api: TrainingApi = {
      start: async (backend) => start(backend),
      train: (_job, onEvents) => {
        onEvents([{ kind: 'paused' }]);
        return new Promise((resolve) => {
          endTraining = () => resolve({ ok: false, problems: [] });
        });
      },
      pause: () => void worker.told.push('pause'),
      resume: () => void worker.told.push('resume'),
      stop: () => void worker.told.push('stop'),
      evaluate: never,
    };
    expose(api, port2);
    port1.start();
    return {
      endpoint: port1,
      terminate: () => {
        worker.terminated = true;
        port2.close();
      },
      onCrash: (callback) => {
        crash = callback;
      },
    };
  };
  return { spawn, workers, close: () => ports.forEach((port) => port.close()) };
}

let close: () => void = () => undefined;
function start(answer: Parameters<typeof fakeWorkers>[0], limitMs = 2000) {
  const fake = fakeWorkers(answer);
  close = fake.close;
  return { client: createTrainingClient(fake.spawn, limitMs), workers: fake.workers };
}
afterEach(() => close());

describe('createTrainingClient', () => {
  it('takes wasm for auto, and keeps its worker for the next start', async () => {
    const { client, workers } = start(works);
    expect(await client.start('auto')).toMatchObject({ backend: works('wasm'), refused: [] });
    expect((await client.start('auto')).backend).toEqual(works('wasm'));
    expect((await client.start('wasm')).backend).toEqual(works('wasm'));
    expect(workers).toHaveLength(1);
  });

  it('goes on to cpu, in a fresh worker, when wasm does not start', async () => {
    const { client, workers } = start((backend) => (backend === 'cpu' ? works('cpu') : refuses(backend)));
    expect(await client.start('auto')).toMatchObject({ backend: works('cpu'), refused: [refuses('wasm')] });
    expect(workers.map((worker) => worker.terminated)).toEqual([true, false]);
  });

  it('abandons a backend that hangs, and then works with another', async () => {
    const { client, workers } = start((backend) => (backend === 'webgpu' ? never() : works(backend)), 50);
    const failed = await client.start('webgpu').catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(NoBackend);
    expect((failed as NoBackend).refused).toMatchObject([{ backend: 'webgpu', failure: 'timeout' }]);
    expect(workers[0]?.terminated).toBe(true);
    expect((await client.start('wasm')).backend).toEqual(works('wasm'));
  });

  it('replaces the worker when another backend is chosen', async () => {
    const { client, workers } = start(works);
    await client.start('wasm');
    expect((await client.start('webgl')).backend).toEqual(works('webgl'));
    expect(workers.map((worker) => worker.terminated)).toEqual([true, false]);
  });

  it('makes one worker for two starts at the same time', async () => {
    const { client, workers } = start(works);
    await Promise.all([client.start('auto'), client.start('auto')]);
    expect(workers).toHaveLength(1);
  });

  it('probes in a worker of its own and ends it, leaving the one in use alone', async () => {
    const { client, workers } = start((backend) => (backend === 'webgl' ? refuses(backend) : works(backend)));
    await client.start('wasm');
    expect(await client.probe('webgl')).toEqual(refuses('webgl'));
    expect((await client.probe('cpu')).ok).toBe(true);
    expect(workers.map((worker) => worker.terminated)).toEqual([false, true, true]);
  });

  it('passes events and controls on while a training runs', async () => {
    const { client, workers } = start(works);
    await client.start('auto');
    const events: TrainingEvent[] = [];
    const seen = new Promise<void>((resolve) => {
      void client
        .train(job, (bunch) => {
          events.push(...bunch);
          resolve();
        })
        .catch(() => undefined);
    });
    await seen;
    expect(events).toEqual([{ kind: 'paused' }]);
    client.pause();
    client.stop();
    await expect.poll(() => workers[0]?.told).toEqual(['pause', 'stop']);
    client.abandon();
  });

  it('ends a training with the worker’s crash, and starts a fresh worker next time', async () => {
    const { client, workers } = start(works);
    await client.start('auto');
    const training = client.train(job, () => undefined).catch((error: unknown) => error);
    workers[0]?.crash('out of memory');
    const error = await training;
    expect(error).toBeInstanceOf(WorkerEnded);
    expect(error).toMatchObject({ why: 'crashed', message: 'out of memory' });
    await client.start('auto');
    expect(workers).toHaveLength(2);
  });

  it('rejects the training that it abandons', async () => {
    const { client, workers } = start(works);
    await client.start('auto');
    const training = client.train(job, () => undefined).catch((error: unknown) => error);
    client.abandon();
    expect(await training).toMatchObject({ why: 'abandoned' });
    expect(workers[0]?.terminated).toBe(true);
  });
});
