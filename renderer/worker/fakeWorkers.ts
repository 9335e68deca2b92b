import { expose } from 'comlink';
import type { StepTime, TrainingEvent } from '#engine';
import type { BackendName } from './backendName';
import type { Outcome } from './outcome';
import type { BackendReport, TrainingApi, TrainOptions } from './trainingApi';
import { type EncodedCheckpoint, postTraining } from './trainingMessages';
import type { WorkerPort } from './workerHandle';

/** What a test sees of a worker, and makes it do. */
export interface FakeWorker {
  /** What it was asked to start; null before. */
  backend: BackendName | null;
  terminated: boolean;
  readonly told: string[];
  /** The options of the training in progress; null before. */
  training: TrainOptions | null;
  crash(detail: string): void;
  /** Tells what happens in the training, as the worker does. */
  tellEvents(events: readonly TrainingEvent[]): void;
  tellCheckpoint(checkpoint: EncodedCheckpoint): void;
  endTraining(): void;
}

/** How workers answer, by their backend. */
export interface FakeAnswers {
  readonly start: (backend: BackendName) => Promise<BackendReport> | BackendReport;
  readonly measure?: (
    backend: BackendName,
    worker: FakeWorker,
    lostMs: number | undefined,
  ) => Promise<Outcome<StepTime>> | Outcome<StepTime>;
}

/** A report of a backend that runs. */
export const works = (backend: BackendName): Extract<BackendReport, { ok: true }> => ({
  ok: true,
  backend,
  device: { name: `${backend} device`, software: false },
  startMs: 1,
});

/** A report of a backend that the browser does not have. */
export const refuses = (backend: BackendName): BackendReport => ({
  ok: false,
  backend,
  failure: 'missing',
  detail: '',
});

/** What a backend that takes so long tells. */
export const takes = (stepMs: number): Outcome<StepTime> => ({
  ok: true,
  value: { stepMs, steps: 3, warm: true, backend: '' },
});

/** Does not answer. */
export const never = (): Promise<never> => new Promise<never>(() => undefined);

/** Workers whose far side is a real comlink endpoint; only the work behind it is made up. */
export function fakeWorkers(answers: FakeAnswers) {
  const workers: FakeWorker[] = [];
  const ports: MessagePort[] = [];
  const spawn = (): WorkerPort => {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    let crash: (detail: string) => void = () => undefined;
    let endTraining: () => void = () => undefined;
    const worker: FakeWorker = {
      backend: null,
      terminated: false,
      told: [],
      training: null,
      tellEvents: (events) => postTraining(port2, { training: 'events', events }),
      tellCheckpoint: (checkpoint) => postTraining(port2, { training: 'checkpoint', ...checkpoint }),
      crash: (detail) => crash(detail),
      endTraining: () => endTraining(),
    };
    workers.push(worker);
    const api: TrainingApi = {
      start: async (backend) => {
        worker.backend = backend;
        return answers.start(backend);
      },
      measure: async (_job, _limitMs, lostMs) => {
        if (!worker.backend) throw new Error('No backend was started.');
        worker.told.push('measure');
        return (answers.measure ?? never)(worker.backend, worker, lostMs);
      },
      train: (_job, options) => {
        worker.training = options;
        postTraining(port2, { training: 'events', events: [{ kind: 'paused' }] });
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
  /** The backends of the workers that have not ended. */
  const alive = () => workers.filter(({ terminated }) => !terminated).map(({ backend }) => backend);
  const of = (backend: BackendName) => workers.filter((worker) => worker.backend === backend);
  return { spawn, workers, alive, of, close: () => ports.forEach((port) => port.close()) };
}
