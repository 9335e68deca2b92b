import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_TRAINING, EMPTY_GRAPH, type TrainingJob } from '#engine';
import { EMPTY_RECIPE } from '#engine';
import { TimingStopped } from './backendTiming';
import { type FakeAnswers, fakeWorkers, never, refuses, takes, works } from './fakeWorkers';
import { NoBackend, TrainingWorkerClient } from './trainingClient';
import { WorkerEnded } from './workerHandle';

const job: TrainingJob = {
  graph: EMPTY_GRAPH,
  task: { id: 'forecasting', recipe: EMPTY_RECIPE },
  table: { fileName: 'a.csv', columns: [], rowCount: 0, lines: new Uint32Array() },
  settings: DEFAULT_TRAINING,
};

let close: () => void = () => undefined;
function start(answer: FakeAnswers['start'], limitMs = 2000, measure?: FakeAnswers['measure']) {
  const fake = fakeWorkers({ start: answer, measure });
  close = fake.close;
  return { ...fake, client: new TrainingWorkerClient(fake.spawn, { startMs: limitMs, timingMs: 600 }) };
}
afterEach(() => close());

describe('TrainingWorkerClient', () => {
  it('takes the fused kernels for auto where nothing is timed, and keeps their worker for the next start', async () => {
    const { client, workers } = start(works);
    expect(await client.start('auto')).toMatchObject({ backend: works('fused'), refused: [] });
    expect((await client.start('auto')).backend).toEqual(works('fused'));
    expect((await client.start('fused')).backend).toEqual(works('fused'));
    expect(workers).toHaveLength(1);
  });

  it('goes on to wasm and then to cpu, each in a fresh worker, when the ones before do not start', async () => {
    const { client, workers } = start((backend) => (backend === 'cpu' ? works('cpu') : refuses(backend)));
    const refused = [refuses('fused'), refuses('wasm')];
    expect(await client.start('auto')).toMatchObject({ backend: works('cpu'), refused });
    expect(workers.map((worker) => worker.terminated)).toEqual([true, true, false]);
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

  it('passes events, checkpoints and controls on while a training runs, and nothing after it', async () => {
    const { client, workers } = start(works);
    await client.start('auto');
    const told: unknown[] = [];
    const resume = Uint8Array.of(7, 8, 9);
    const training = client.train(job, {
      onEvents: (bunch) => told.push(...bunch.map(({ kind }) => kind)),
      onCheckpoint: (bytes, { epoch }) => told.push([[...bytes], epoch]),
      checkpointEveryMs: 50,
      resume,
    });
    await expect.poll(() => told).toEqual(['paused']);
    const [worker] = workers;
    expect(worker?.training).toEqual({ checkpointEveryMs: 50, resume });
    expect([...resume], 'the caller keeps what it goes on from').toEqual([7, 8, 9]);
    client.pause();
    client.stop();
    await expect.poll(() => worker?.told).toEqual(['pause', 'stop']);
    worker?.tellEvents([{ kind: 'resumed' }]);
    const bytes = Uint8Array.of(1, 2);
    worker?.tellCheckpoint({ bytes, summary: { epoch: 2, epochs: 3, batch: 4, batches: 5, backend: 'fused' } });
    expect(bytes, 'the bytes are handed over').toHaveLength(0);
    worker?.tellEvents([{ kind: 'paused' }]);
    worker?.endTraining();
    expect(await training).toEqual({ ok: false, problems: [] });
    const all = ['paused', 'resumed', [[1, 2], 2], 'paused'];
    expect(told, 'all that was told came before the end').toEqual(all);
    worker?.tellEvents([{ kind: 'resumed' }]);
    // By the time that the worker has answered something else, this would have been heard too.
    client.pause();
    await expect.poll(() => worker?.told).toHaveLength(3);
    await new Promise((resolve) => setTimeout(resolve));
    expect(told).toEqual(all);
  });

  it('asks for no checkpoints and begins anew where nothing else is said', async () => {
    const { client, workers } = start(works);
    await client.start('auto');
    const training = client.train(job, { onEvents: () => undefined }).catch(() => undefined);
    await expect.poll(() => workers[0]?.training).toEqual({ checkpointEveryMs: null, resume: null });
    workers[0]?.endTraining();
    await training;
  });

  it('sends nothing but plain messages and requests to a worker: no port goes inside of one', async () => {
    const fake = fakeWorkers({ start: works });
    close = fake.close;
    const ports: unknown[] = [];
    const spawn = () => {
      const made = fake.spawn();
      const post = made.endpoint.postMessage.bind(made.endpoint);
      made.endpoint.postMessage = (message: unknown, transfer: Transferable[] = []) => {
        ports.push(...transfer);
        post(structuredClone(message), transfer);
      };
      return made;
    };
    const client = new TrainingWorkerClient(spawn);
    await client.start('auto');
    const training = client.train(job, { onEvents: () => undefined, onCheckpoint: () => undefined });
    await expect.poll(() => fake.workers[0]?.training).not.toBeNull();
    fake.workers[0]?.endTraining();
    await training;
    expect(ports).toEqual([]);
  });

  it('ends a training with the worker’s crash, and starts a fresh worker next time', async () => {
    const { client, workers } = start(works);
    await client.start('auto');
    const training = client.train(job, { onEvents: () => undefined }).catch((error: unknown) => error);
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
    const training = client.train(job, { onEvents: () => undefined }).catch((error: unknown) => error);
    client.abandon();
    expect(await training).toMatchObject({ why: 'abandoned' });
    expect(workers[0]?.terminated).toBe(true);
  });

  describe('chooseBackend', () => {
    const choose = (client: ReturnType<typeof start>['client'], signal = new AbortController().signal) =>
      client.chooseBackend(job, { signal, onProgress: () => undefined });

    it('trains on the worker that was the fastest, which is not started again', async () => {
      const stepMs = { fused: 8, wasm: 20, webgl: 30, webgpu: 3, cpu: 0 };
      const { client, alive, of } = start(works, 2000, (backend) => takes(stepMs[backend]));
      await client.start('auto');
      const { backend, timings } = await choose(client);
      expect(backend).toEqual(works('webgpu'));
      expect(timings.map((timing) => timing.backend)).toEqual(['fused', 'wasm', 'webgl', 'webgpu']);
      expect(alive()).toEqual(['webgpu']);
      expect(of('fused'), 'the worker that ran before takes part').toHaveLength(1);
      expect(of('fused')[0]?.told).toEqual(['measure']);
      expect((await client.start('webgpu')).backend).toEqual(works('webgpu'));
      expect(of('webgpu')).toHaveLength(1);
    });

    it('ends a worker of another choice that takes no part', async () => {
      const { client, of } = start(works, 2000, () => takes(5));
      await client.start('cpu');
      expect((await choose(client)).backend.backend).toBe('fused');
      expect(of('cpu')[0]?.terminated).toBe(true);
    });

    it('starts cpu where nothing else does, and says that it was not timed', async () => {
      const { client, alive } = start((backend) => (backend === 'cpu' ? works('cpu') : refuses(backend)));
      const { backend, refused, timings } = await choose(client);
      expect(backend).toEqual(works('cpu'));
      expect(refused.map((report) => report.backend)).toEqual(['fused', 'wasm', 'webgl', 'webgpu']);
      expect(timings.at(-1)).toEqual({ kind: 'untimed', backend: 'cpu', device: works('cpu').device });
      expect(alive()).toEqual(['cpu']);
    });

    it('goes by the order, in a fresh worker, when the time is up and nothing was timed', async () => {
      const { client, alive, of } = start(works, 2000, never);
      const { backend, timings } = await choose(client);
      expect(backend.backend).toBe('fused');
      expect(timings[0]).toMatchObject({ kind: 'abandoned', backend: 'fused' });
      expect(timings.some(({ kind }) => kind === 'timed')).toBe(false);
      expect(of('fused').map(({ terminated }) => terminated)).toEqual([true, false]);
      expect(alive()).toEqual(['fused']);
    });

    it('puts what did not even start in time behind what did', async () => {
      let asked = 0;
      const { client } = start(
        (backend) => (backend === 'fused' && ++asked === 1 ? never() : works(backend)),
        2000,
        never,
      );
      expect((await choose(client)).backend.backend).toBe('wasm');
    });

    it('rejects with what was refused when nothing starts at all', async () => {
      const { client } = start(refuses);
      const failed = await choose(client).catch((error: unknown) => error);
      expect(failed).toBeInstanceOf(NoBackend);
      expect((failed as NoBackend).refused).toHaveLength(5);
    });

    it('starts nothing when it was stopped before its turn', async () => {
      const { client, workers } = start(works, 2000, () => takes(5));
      const stop = new AbortController();
      stop.abort();
      await expect(choose(client, stop.signal)).rejects.toBeInstanceOf(TimingStopped);
      expect(workers).toHaveLength(0);
      expect((await client.start('auto')).backend.backend).toBe('fused');
    });
  });
});
