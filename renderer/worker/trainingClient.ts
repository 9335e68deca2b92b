import type { Remote } from 'comlink';
import type { Report, TrainedJob, TrainingEvent, TrainingJob, TrainingOutcome } from '#engine';
import type { TrainingPlace } from '../state/checkpointStore';
import type { BackendChoice } from '../state/settingsStore';
import { type BackendName, TIMED_BACKENDS, UNTIMED_ORDER } from './backendName';
import type { BackendTiming } from './backendTiming';
import { makeTrainingWorker } from './makeTrainingWorker';
import { reportStart } from './reportStart';
import { timeBackends, type TimingHooks } from './timeBackends';
import type { Outcome } from './outcome';
import type { BackendReport, RefusedBackend, StartedBackend, TrainingApi } from './trainingApi';
import { isTrainingMessage } from './trainingMessages';
import { TrainerPort } from './trainerPort';
import { WorkerHandle, type WorkerPort, workerPort } from './workerHandle';

/** A backend that has not started by then is given up, and its worker with it. */
const START_LIMIT_MS = 15_000;

/** Within so long `auto` has chosen. */
const TIMING_LIMIT_MS = 2000;

/** A backend that runs for a choice, and those that were tried before it in vain. */
export interface Start {
  readonly backend: StartedBackend;
  readonly refused: readonly RefusedBackend[];
}

/** A backend that was chosen by timing, and what the timing told. */
export interface TimedStart extends Start {
  /** Empty when the job itself is refused. */
  readonly timings: readonly BackendTiming[];
  /** What became of each backend that was started for it. */
  readonly reports: readonly BackendReport[];
}

/** Who hears of a training, and how it goes on from an earlier one. */
export interface TrainHearer {
  /** Gets events in bunches, in order, and the last of them before `train` resolves. */
  readonly onEvents: (events: readonly TrainingEvent[]) => void;
  /** Gets checkpoints as the engine encodes them, and where they stand; in order with the events. */
  readonly onCheckpoint?: (bytes: Uint8Array, place: TrainingPlace) => void;
  /** Milliseconds from one checkpoint to the next, more where one takes long; without it none are taken. */
  readonly checkpointEveryMs?: number;
  /** The bytes of a checkpoint to go on from, taken by the same backend; they are copied. */
  readonly resume?: Uint8Array;
}

/** No backend of a choice starts here; `refused` says why of each that was tried. */
export class NoBackend extends Error {
  override readonly name = 'NoBackend';

  constructor(readonly refused: readonly RefusedBackend[]) {
    super(refused.map((report) => `${report.backend}: ${report.failure} ${JSON.stringify(report.detail)}`).join('\n'));
  }
}

/** How long a client waits; tests wait less. */
export interface ClientLimits {
  readonly startMs: number;
  readonly timingMs: number;
}

/** What others ask of the page's side of the training worker. */
export type TrainingClient = Pick<TrainingWorkerClient, keyof TrainingWorkerClient>;

/**
 * The page's side of the training worker. It owns the worker: makes it when needed, replaces it when the choice asks
 * for another backend, and ends it when it fails or hangs, so the next call always finds a fresh one.
 */
export class TrainingWorkerClient {
  #current: (Start & { readonly handle: WorkerHandle<TrainingApi> }) | null = null;
  // Starts run one after another: two at once would each make a worker, and one of them would be forgotten.
  #queue: Promise<unknown> = Promise.resolve();

  /** `spawn` makes a worker; tests put something else in its place. */
  constructor(
    private readonly spawn: () => WorkerPort = spawnTrainingWorker,
    private readonly limits: ClientLimits = { startMs: START_LIMIT_MS, timingMs: TIMING_LIMIT_MS },
  ) {}

  /** Makes sure that a backend of this choice runs. Rejects with `NoBackend` when none starts. */
  start(choice: BackendChoice): Promise<Start> {
    return this.#inTurn(async () => {
      const candidates = choice === 'auto' ? UNTIMED_ORDER : [choice];
      const current = this.#current;
      if (current && !current.handle.ended && candidates.includes(current.backend.backend)) return current;
      this.abandon();
      return this.#startFirst(candidates);
    });
  }

  /**
   * Times a step of this job on each backend that starts, within two seconds in all, and keeps the worker of the fastest
   * for what follows. Where nothing could be timed, the first of `UNTIMED_ORDER` that starts is taken. Rejects with
   * `NoBackend` when none starts, and with `TimingStopped` when the signal stops it.
   */
  chooseBackend(job: TrainingJob, hooks: TimingHooks): Promise<TimedStart> {
    return this.#inTurn(() => this.#choose(job, hooks));
  }

  /** Tries a backend in a worker of its own, which is ended afterward. Never rejects. */
  async probe(backend: BackendName): Promise<BackendReport> {
    const handle = new WorkerHandle<TrainingApi>(this.spawn());
    const report = await reportStart(handle, backend, this.limits.startMs);
    handle.end();
    return report;
  }

  /** Trains on the backend that `start` started. Rejects with `WorkerEnded` when the worker ends meanwhile. */
  async train(
    job: TrainingJob,
    { onEvents, onCheckpoint, checkpointEveryMs, resume }: TrainHearer,
  ): Promise<Outcome<TrainingOutcome>> {
    const handle = this.#held();
    const deafen = handle.listen((message) => {
      if (!isTrainingMessage(message)) return;
      if (message.training === 'events') onEvents(message.events);
      else onCheckpoint?.(message.bytes, message.summary);
    });
    try {
      const options = { checkpointEveryMs: checkpointEveryMs ?? null, resume: resume ?? null };
      return await handle.call<Outcome<TrainingOutcome>>((api) => api.train(job, options));
    } finally {
      deafen();
    }
  }

  pause(): void {
    this.#tell((api) => api.pause());
  }

  resume(): void {
    this.#tell((api) => api.resume());
  }

  /** Ends the training after the batch in progress. */
  stop(): void {
    this.#tell((api) => api.stop());
  }

  /** Ends the worker at once: `train` rejects, and what it had learned is lost. */
  abandon(): void {
    this.#current?.handle.end();
    this.#current = null;
  }

  /** Judges a trained model on the backend that `start` started. */
  async evaluate(job: TrainedJob, part: Report['part']): Promise<Outcome<Report>> {
    return this.#held().call<Outcome<Report>>((api) => api.evaluate(job, part));
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => undefined);
    return done;
  }

  async #startFirst(candidates: readonly BackendName[], before: readonly RefusedBackend[] = []): Promise<Start> {
    const refused = [...before];
    for (const candidate of candidates) {
      const handle = new WorkerHandle<TrainingApi>(this.spawn());
      const report = await reportStart(handle, candidate, this.limits.startMs);
      if (report.ok) {
        this.#current = { handle, backend: report, refused };
        return this.#current;
      }
      handle.end();
      refused.push(report);
    }
    throw new NoBackend(refused);
  }

  async #choose(job: TrainingJob, hooks: TimingHooks): Promise<TimedStart> {
    const current = this.#current;
    const takesPart = current !== null && TIMED_BACKENDS.includes(current.backend.backend);
    const running = current && takesPart ? { handle: current.handle, report: current.backend } : null;
    if (!running) current?.handle.end();
    this.#current = null;
    const { winner, timings, reports } = await timeBackends(job, {
      ...hooks,
      spawn: this.spawn,
      running,
      cores: navigator.hardwareConcurrency,
      limitMs: this.limits.timingMs,
    });
    const refused = timings.flatMap(refusalOf);
    if (winner) {
      this.#current = { handle: winner.handle, backend: winner.report, refused };
      return { ...this.#current, timings, reports };
    }
    hooks.onProgress(null);
    // What started once, though too slow to be timed, comes before what did not even start in time.
    const starts = (name: BackendName) => reports.some((report) => report.ok && report.backend === name);
    const untried = UNTIMED_ORDER.filter((name) => !refused.some(({ backend }) => backend === name));
    const start = await this.#startFirst(
      untried.toSorted((a, b) => Number(starts(b)) - Number(starts(a))),
      refused,
    );
    const { backend, device } = start.backend;
    const listed = timings.some((timing) => timing.backend === backend);
    return { ...start, reports, timings: listed ? timings : [...timings, { kind: 'untimed', backend, device }] };
  }

  #held(): WorkerHandle<TrainingApi> {
    if (!this.#current) throw new Error('No backend has been started.');
    return this.#current.handle;
  }

  #tell(ask: (api: Remote<TrainingApi>) => Promise<void>): void {
    // The worker may end while it is told; the call that waits for its work says so.
    this.#current?.handle.call(ask).catch(() => undefined);
  }
}

function refusalOf(timing: BackendTiming): RefusedBackend[] {
  if (timing.kind !== 'refused') return [];
  const { backend, failure, detail } = timing;
  return [{ ok: false, backend, failure, detail }];
}

function spawnTrainingWorker(): WorkerPort {
  return window.desktop ? new TrainerPort(window.desktop) : workerPort(makeTrainingWorker());
}
