import { proxy, type Remote } from 'comlink';
import type { Evaluation, TrainedJob, TrainingJob, TrainingOutcome } from '#engine';
import type { BackendChoice } from '../state/settingsStore';
import { type BackendName, candidatesFor } from './backendName';
import type { BackendReport, EventSink, Outcome, TrainingApi } from './trainingApi';
import { holdWorker, WorkerEnded, type WorkerHandle, type WorkerPort, workerPort } from './workerHandle';

/** A backend that has not started by then is given up, and its worker with it. */
const START_LIMIT_MS = 15_000;

/** A backend that runs. */
export type StartedBackend = Extract<BackendReport, { ok: true }>;
/** A backend that does not. */
export type RefusedBackend = Extract<BackendReport, { ok: false }>;

/** A backend that runs for a choice, and those that were tried before it in vain. */
export interface Start {
  readonly backend: StartedBackend;
  readonly refused: readonly RefusedBackend[];
}

/** No backend of a choice starts here; `refused` says why of each that was tried. */
export class NoBackend extends Error {
  override readonly name = 'NoBackend';

  constructor(readonly refused: readonly RefusedBackend[]) {
    super(refused.map((report) => `${report.backend}: ${report.failure} ${report.detail}`).join('\n'));
  }
}

/**
 * The page's side of the training worker. It owns the worker: makes it when needed, replaces it when the choice asks
 * for another backend, and ends it when it fails or hangs, so the next call always finds a fresh one.
 */
export interface TrainingClient {
  /** Makes sure that a backend of this choice runs. Rejects with `NoBackend` when none starts. */
  readonly start: (choice: BackendChoice) => Promise<Start>;
  /** Tries a backend in a worker of its own, which is ended afterwards. Never rejects. */
  readonly probe: (backend: BackendName) => Promise<BackendReport>;
  /** Trains on the backend that `start` started. Rejects with `WorkerEnded` when the worker ends meanwhile. */
  readonly train: (job: TrainingJob, onEvents: EventSink) => Promise<Outcome<TrainingOutcome>>;
  readonly pause: () => void;
  readonly resume: () => void;
  /** Ends the training after the batch in progress. */
  readonly stop: () => void;
  /** Ends the worker at once: `train` rejects, and what it had learned is lost. */
  readonly abandon: () => void;
  /** Judges a trained model on the backend that `start` started. */
  readonly evaluate: (job: TrainedJob, part: Evaluation['part']) => Promise<Outcome<Evaluation>>;
}

/** Makes a client. `spawn` makes a worker; tests put something else in its place. */
export function createTrainingClient(
  spawn: () => WorkerPort = spawnTrainingWorker,
  startLimitMs = START_LIMIT_MS,
): TrainingClient {
  let current: (Start & { readonly handle: WorkerHandle<TrainingApi> }) | null = null;
  // Starts run one after another: two at once would each make a worker, and one of them would be forgotten.
  let queue: Promise<unknown> = Promise.resolve();

  const startChoice = async (choice: BackendChoice): Promise<Start> => {
    const candidates = candidatesFor(choice);
    if (current && !current.handle.ended && candidates.includes(current.backend.backend)) return current;
    current?.handle.end();
    current = null;
    const refused: RefusedBackend[] = [];
    for (const candidate of candidates) {
      const handle = holdWorker<TrainingApi>(spawn());
      const report = await reportOf(handle, candidate, startLimitMs);
      if (report.ok) {
        current = { handle, backend: report, refused };
        return current;
      }
      handle.end();
      refused.push(report);
    }
    throw new NoBackend(refused);
  };

  const held = (): WorkerHandle<TrainingApi> => {
    if (!current) throw new Error('No backend has been started.');
    return current.handle;
  };
  const tell = (ask: (api: Remote<TrainingApi>) => Promise<void>) => {
    // The worker may end while it is told; the call that waits for its work says so.
    current?.handle.call(ask).catch(() => undefined);
  };

  return {
    start: (choice) => {
      const started = queue.then(() => startChoice(choice));
      queue = started.catch(() => undefined);
      return started;
    },
    probe: async (backend) => {
      const handle = holdWorker<TrainingApi>(spawn());
      const report = await reportOf(handle, backend, startLimitMs);
      handle.end();
      return report;
    },
    train: async (job, onEvents) => held().call<Outcome<TrainingOutcome>>((api) => api.train(job, proxy(onEvents))),
    pause: () => tell((api) => api.pause()),
    resume: () => tell((api) => api.resume()),
    stop: () => tell((api) => api.stop()),
    abandon: () => {
      current?.handle.end();
      current = null;
    },
    evaluate: async (job, part) => held().call<Outcome<Evaluation>>((api) => api.evaluate(job, part)),
  };
}

async function reportOf(
  handle: WorkerHandle<TrainingApi>,
  backend: BackendName,
  limitMs: number,
): Promise<BackendReport> {
  try {
    return await handle.call<BackendReport>((api) => api.start(backend), limitMs);
  } catch (error) {
    const failure = error instanceof WorkerEnded && error.why !== 'abandoned' ? error.why : 'failed';
    return { ok: false, backend, failure, detail: error instanceof Error ? error.message : String(error) };
  }
}

function spawnTrainingWorker(): WorkerPort {
  return workerPort(new Worker(new URL('./training.worker.ts', import.meta.url), { type: 'module', name: 'training' }));
}
