import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_TRAINING, EMPTY_GRAPH, makeProblem, type TrainingJob } from '#engine';
import { EMPTY_RECIPE } from '#engine';
import type { BackendName } from './backendName';
import { type TimingProgress, TimingStopped } from './backendTiming';
import { type FakeAnswers, fakeWorkers, never, refuses, takes, works } from './fakeWorkers';
import { timeBackends, type TimingOptions } from './timeBackends';

const job: TrainingJob = {
  graph: EMPTY_GRAPH,
  task: { id: 'forecasting', recipe: EMPTY_RECIPE },
  table: { fileName: 'a.csv', columns: [], rowCount: 0, lines: new Uint32Array() },
  settings: DEFAULT_TRAINING,
};

/** Generous enough for a busy machine; a hang is noticed by it, so no test waits longer. */
const LIMIT_MS = 600;

let close: () => void = () => undefined;
afterEach(() => close());

function time(answers: FakeAnswers, more: Partial<TimingOptions> = {}) {
  const fake = fakeWorkers(answers);
  close = fake.close;
  const progress: (TimingProgress | null)[] = [];
  const done = timeBackends(job, {
    spawn: fake.spawn,
    limitMs: LIMIT_MS,
    running: null,
    cores: 2,
    signal: new AbortController().signal,
    onProgress: (now) => progress.push(now),
    ...more,
  });
  return { ...fake, progress, done };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const STEP_MS: Readonly<Record<BackendName, number>> = { fused: 8, wasm: 20, webgl: 4, webgpu: 30, cpu: 0 };

// The clock is real: a machine that is busy for a moment gets another try.
describe('timeBackends', { retry: 2 }, () => {
  it('times each backend in a worker of its own and keeps that of the fastest alone', async () => {
    const { done, alive, workers, progress } = time({ start: works, measure: (backend) => takes(STEP_MS[backend]) });
    const { winner, timings, reports } = await done;
    expect(winner?.report).toEqual(works('webgl'));
    expect(winner?.handle.ended).toBe(false);
    expect(timings).toEqual(
      (['fused', 'wasm', 'webgl', 'webgpu'] as const).map((backend) => ({
        kind: 'timed',
        backend,
        device: works(backend).device,
        stepMs: STEP_MS[backend],
        steps: 3,
        warm: true,
      })),
    );
    expect(reports).toHaveLength(4);
    expect(workers).toHaveLength(4);
    expect(alive()).toEqual(['webgl']);
    expect(progress.map((now) => now?.current)).toEqual([null, 'fused', 'wasm', null, 'webgl', 'webgpu']);
    expect(progress.at(-1)?.timings.map(({ backend }) => backend)).toEqual(['fused', 'wasm', 'webgl']);
  });

  it('never times two at once, and starts none beside a timing', async () => {
    let measuring = 0;
    let starting = 0;
    const clashes: string[] = [];
    const { done } = time({
      start: async (backend) => {
        starting++;
        if (measuring > 0) clashes.push(`${backend} starts beside a timing`);
        await pause(15);
        starting--;
        return works(backend);
      },
      measure: async (backend) => {
        if (++measuring > 1) clashes.push(`${backend} is timed beside another`);
        if (starting > 0) clashes.push(`${backend} is timed beside a start`);
        await pause(15);
        measuring--;
        return takes(STEP_MS[backend]);
      },
    });
    expect((await done).timings.every(({ kind }) => kind === 'timed')).toBe(true);
    expect(clashes).toEqual([]);
  });

  it('starts all at once where there are cores to spare, and times chips before the processor’s stock backend', async () => {
    let starting = 0;
    let most = 0;
    const { done, progress } = time(
      {
        start: async (backend) => {
          most = Math.max(most, ++starting);
          await pause(15);
          starting--;
          const software = backend === 'webgl';
          return { ...works(backend), device: { name: 'test', software } };
        },
        measure: (backend) => takes(STEP_MS[backend]),
      },
      { cores: 16 },
    );
    await done;
    expect(most).toBe(4);
    expect(progress.map((now) => now?.current)).toEqual([null, 'fused', 'webgpu', 'wasm', 'webgl']);
  });

  it('lets starts overlap', async () => {
    let starting = 0;
    let most = 0;
    const { done } = time({
      start: async (backend) => {
        most = Math.max(most, ++starting);
        await pause(15);
        starting--;
        return works(backend);
      },
      measure: () => takes(5),
    });
    await done;
    expect(most).toBe(2);
  });

  it('tells later ones when they have lost: a step of three times the best', async () => {
    const lost: (number | undefined)[] = [];
    const { done } = time({
      start: works,
      measure: (backend, _worker, lostMs) => {
        lost.push(lostMs);
        return takes(STEP_MS[backend]);
      },
    });
    await done;
    expect(lost).toEqual([undefined, 24, 24, 12]);
  });

  it('abandons a backend whose start hangs, at the end of the time, and chooses among the others', async () => {
    const startedMs = performance.now();
    const { done, of } = time({
      start: (backend) => (backend === 'webgl' ? never() : works(backend)),
      measure: (backend) => takes(STEP_MS[backend]),
    });
    const { winner, timings } = await done;
    expect(performance.now() - startedMs).toBeLessThan(LIMIT_MS + 150);
    expect(winner?.report.backend).toBe('fused');
    expect(timings[2]).toMatchObject({ kind: 'abandoned', backend: 'webgl' });
    expect(timings[3]).toMatchObject({ kind: 'timed', backend: 'webgpu' });
    expect(of('webgl')[0]?.terminated).toBe(true);
  });

  it('abandons a backend that hangs while it is timed, with time left for the others', async () => {
    const { done, of } = time({
      start: works,
      measure: (backend) => (backend === 'fused' || backend === 'webgl' ? never() : takes(STEP_MS[backend])),
    });
    const { winner, timings } = await done;
    expect(winner?.report.backend).toBe('wasm');
    expect(timings.map(({ kind }) => kind)).toEqual(['abandoned', 'timed', 'abandoned', 'timed']);
    expect(of('fused')[0]?.terminated).toBe(true);
    const [fused] = timings;
    expect(fused?.kind === 'abandoned' && fused.limitMs).toBeLessThan(0.6 * LIMIT_MS);
  });

  it('ends a candidate that crashes, and no other', async () => {
    const { done } = time({
      start: works,
      measure: (backend, worker) => {
        if (backend !== 'fused') return takes(STEP_MS[backend]);
        worker.crash('out of memory');
        return never();
      },
    });
    const { winner, timings } = await done;
    expect(winner?.report.backend).toBe('webgl');
    expect(timings[0]).toEqual({ kind: 'refused', backend: 'fused', failure: 'crashed', detail: 'out of memory' });
  });

  it('lists what does not start and what fails in a step, with the reason', async () => {
    const { done } = time({
      start: (backend) => (backend === 'webgpu' ? refuses(backend) : works(backend)),
      measure: (backend) => {
        if (backend === 'webgl') throw new Error('No kernel.');
        return takes(STEP_MS[backend]);
      },
    });
    const { timings } = await done;
    expect(timings[2]).toEqual({ kind: 'refused', backend: 'webgl', failure: 'failed', detail: 'No kernel.' });
    expect(timings[3]).toEqual({ kind: 'refused', backend: 'webgpu', failure: 'missing', detail: '' });
  });

  it('times a slow starter once it is there', async () => {
    const { done, progress } = time({
      start: async (backend) => {
        if (backend === 'wasm') await pause(0.7 * LIMIT_MS);
        return works(backend);
      },
      measure: (backend) => takes(backend === 'wasm' ? 1 : 5),
    });
    const { winner } = await done;
    expect(winner?.report.backend).toBe('wasm');
    expect(progress.map((now) => now?.current).filter(Boolean)[0]).toBe('fused');
  });

  it('has no winner when the time is up and nothing was timed', async () => {
    const startedMs = performance.now();
    const { done, alive } = time({ start: works, measure: never });
    const { winner, timings } = await done;
    expect(performance.now() - startedMs).toBeLessThan(LIMIT_MS + 150);
    expect(winner).toBeNull();
    expect(timings).toHaveLength(4);
    expect(alive()).toEqual([]);
  });

  it('takes the first in order that runs, when there was no time to time it', async () => {
    const { done, alive } = time(
      {
        start: async (backend) => {
          if (backend === 'fused' || backend === 'wasm') await pause(0.98 * LIMIT_MS);
          return backend === 'fused' ? never() : works(backend);
        },
        measure: never,
      },
      { limitMs: LIMIT_MS },
    );
    const { winner, timings } = await done;
    expect(winner?.report.backend).toBe('wasm');
    expect(timings[1]).toEqual({ kind: 'untimed', backend: 'wasm', device: works('wasm').device });
    expect(alive()).toEqual(['wasm']);
  });

  it('stops at once when told to, and leaves no worker behind', async () => {
    const stop = new AbortController();
    const { done, alive, workers } = time(
      { start: works, measure: (backend) => (backend === 'wasm' ? never() : takes(5)) },
      { signal: stop.signal, limitMs: 20_000 },
    );
    await expect.poll(() => workers.find(({ backend }) => backend === 'wasm')?.told).toEqual(['measure']);
    const stoppedMs = performance.now();
    stop.abort();
    await expect(done).rejects.toBeInstanceOf(TimingStopped);
    expect(performance.now() - stoppedMs).toBeLessThan(150);
    expect(alive()).toEqual([]);
  });

  it('times no further when the job itself is refused, and keeps the worker that said so', async () => {
    const problem = makeProblem('data.constantTarget', { column: 'y', value: 1 });
    const { done, alive, workers } = time({ start: works, measure: () => ({ ok: false, problems: [problem] }) });
    const { winner, timings } = await done;
    expect(winner?.report.backend).toBe('fused');
    expect(timings).toEqual([]);
    expect(alive()).toEqual(['fused']);
    expect(workers).toHaveLength(2);
  });
});
