import type { StepTime, TrainingJob } from '#engine';
import { type BackendName, TIMED_BACKENDS, UNTIMED_ORDER } from './backendName';
import { type BackendTiming, type TimingProgress, TimingStopped } from './backendTiming';
import { failureOf, reportStart } from './reportStart';
import type { Outcome } from './outcome';
import type { BackendFailure, BackendReport, StartedBackend, TrainingApi } from './trainingApi';
import { type EndDetail, WorkerHandle, type WorkerPort } from './workerHandle';

/** With so many cores backends can start beside a timing without making it look slow. */
const SPARE_CORES = 8;

/** Backends that are started together and timed before the next round, and the share of the whole time it may last to. */
interface Round {
  readonly backends: readonly BackendName[];
  readonly endShare: number;
}

/** One round where there are cores to spare. Else those on the processor come first: a start would disturb their timing. */
function roundsFor(cores: number): readonly Round[] {
  if (cores >= SPARE_CORES) return [{ backends: TIMED_BACKENDS, endShare: 1 }];
  return [
    { backends: TIMED_BACKENDS.filter((name) => !ON_GRAPHICS.has(name)), endShare: 0.75 },
    { backends: TIMED_BACKENDS.filter((name) => ON_GRAPHICS.has(name)), endShare: 1 },
  ];
}

/** Those that compute on a graphics chip, where there is one. */
const ON_GRAPHICS: ReadonlySet<BackendName> = new Set<BackendName>(['webgl', 'webgpu']);

/** Timings wait for this share of their round while others of it still start. */
const START_SHARE = 0.5;

/** Of the time that its round has left, a backend is asked for its answer within the first share, and ended at the second. */
const ASKED_SHARE = 0.62;
const TIMING_SHARE = 0.7;

/** A worker is asked to be done this long before it is ended. */
const MARGIN_MS = 40;

/** A step this many times as long as the best so far has lost. */
const LOST_FACTOR = 3;

/** A worker in which a backend runs. */
export interface RunningBackend {
  readonly report: StartedBackend;
  readonly handle: WorkerHandle<TrainingApi>;
}

/** How a timing is stopped, and whom it tells how far it is. */
export interface TimingHooks {
  /** Stops the timing: all workers are ended, and `timeBackends` rejects with `TimingStopped`. */
  readonly signal: AbortSignal;
  /** Told null once the timing is over, though a backend may still have to be started. */
  readonly onProgress: (progress: TimingProgress | null) => void;
}

export interface TimingOptions extends TimingHooks {
  /** Makes a worker. */
  readonly spawn: () => WorkerPort;
  /** For everything: starting, timing, choosing. */
  readonly limitMs: number;
  /** The processor's cores, as the browser counts them. */
  readonly cores: number;
  /** A worker that runs already takes part as it is; it is ended when it loses. */
  readonly running: RunningBackend | null;
}

export interface TimingResult {
  /** The worker of the fastest backend; where nothing was timed, that of the first in `UNTIMED_ORDER` if it still runs. */
  readonly winner: RunningBackend | null;
  /** In the order of `TIMED_BACKENDS`; empty when the job itself was refused, so that there was nothing to time. */
  readonly timings: readonly BackendTiming[];
  /** What became of each start that was answered in time. */
  readonly reports: readonly BackendReport[];
}

/**
 * Times a training step of a job on each backend that starts. Every backend has a worker of its own; starts overlap,
 * timings never do. A worker that hangs or crashes ends alone, and whatever has not answered when the time is up is
 * abandoned. All workers but the winner's are ended.
 */
export async function timeBackends(job: TrainingJob, options: TimingOptions): Promise<TimingResult> {
  const run = new TimingRun(job, options);
  const stop = () => run.endAll();
  options.signal.addEventListener('abort', stop, { once: true });
  try {
    return await run.run();
  } finally {
    options.signal.removeEventListener('abort', stop);
  }
}

class TimingRun {
  readonly #beganMs = performance.now();
  /** When the round that runs must be over. */
  #roundEndMs = 0;
  readonly #timings = new Map<BackendName, BackendTiming>();
  readonly #handles = new Set<WorkerHandle<TrainingApi>>();
  /** Backends that run and have not been timed. */
  readonly #ready = new Map<BackendName, RunningBackend>();
  readonly #starting = new Map<BackendName, Promise<void>>();
  readonly #reports: BackendReport[] = [];
  #best: { readonly running: RunningBackend; readonly stepMs: number } | null = null;

  constructor(
    private readonly job: TrainingJob,
    private readonly options: TimingOptions,
  ) {}

  async run(): Promise<TimingResult> {
    this.#stopIfAsked();
    for (const { backends, endShare } of roundsFor(this.options.cores)) {
      this.#roundEndMs = this.#beganMs + endShare * this.options.limitMs;
      this.#tell(null);
      for (const backend of backends) this.#begin(backend);
      await this.#allStarted(START_SHARE * this.#leftMs());
      for (;;) {
        this.#stopIfAsked();
        const next = this.#takeReady();
        if (next) {
          if (!(await this.#time(next))) return this.#end(next, []);
        } else if (endShare === 1 && this.#starting.size > 0) {
          this.#tell(null);
          // One that does not answer is given up when the time is up, and so leaves the set too.
          await Promise.race(this.#starting.values());
        } else break;
      }
    }
    return this.#end(this.#best?.running ?? this.#firstInOrder(), this.#inOrder());
  }

  /** Where nothing was timed: the first in order of those that started, if its worker has not been given up meanwhile. */
  #firstInOrder(): RunningBackend | null {
    const first = UNTIMED_ORDER.find((name) => this.#reports.some(({ ok, backend }) => ok && backend === name));
    return (first && this.#ready.get(first)) ?? null;
  }

  /** Ends every worker, so that whatever is waited for answers. */
  endAll(): void {
    for (const handle of this.#handles) handle.end();
  }

  #begin(backend: BackendName): void {
    const { running, spawn } = this.options;
    if (running?.report.backend === backend && !running.handle.ended) {
      this.#handles.add(running.handle);
      this.#ready.set(backend, running);
      this.#reports.push(running.report);
      return;
    }
    const handle = new WorkerHandle<TrainingApi>(spawn());
    this.#handles.add(handle);
    const limitMs = this.#beganMs + this.options.limitMs - performance.now();
    const started = reportStart(handle, backend, limitMs).then((report) => {
      this.#starting.delete(backend);
      if (report.ok || report.failure !== 'timeout') this.#reports.push(report);
      if (report.ok) this.#ready.set(backend, { report, handle });
      else this.#giveUp(backend, handle, report.failure, report.detail, limitMs);
    });
    this.#starting.set(backend, started);
  }

  /** Waits until every start that runs has answered, or so long. */
  async #allStarted(limitMs: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const limit = new Promise<void>((resolve) => (timer = setTimeout(resolve, limitMs)));
    await Promise.race([Promise.all(this.#starting.values()), limit]);
    clearTimeout(timer);
  }

  #leftMs(): number {
    return this.#roundEndMs - performance.now();
  }

  /** The next backend to be timed; none when the round is over. */
  #takeReady(): RunningBackend | null {
    if (this.#leftMs() < MARGIN_MS) return null;
    const next = [...this.#ready.values()].toSorted((a, b) => rankOf(a) - rankOf(b))[0] ?? null;
    if (next) this.#ready.delete(next.report.backend);
    return next;
  }

  /** Times one backend within its share of the time left. False when the job itself is refused. */
  async #time(running: RunningBackend): Promise<boolean> {
    const { report, handle } = running;
    const { backend, device } = report;
    this.#tell(backend);
    const leftMs = this.#leftMs();
    const isLast = this.#ready.size + this.#starting.size === 0;
    const askedMs = isLast ? leftMs - MARGIN_MS : ASKED_SHARE * leftMs;
    const limitMs = isLast ? leftMs : TIMING_SHARE * leftMs;
    const lostMs = this.#best ? LOST_FACTOR * this.#best.stepMs : undefined;
    try {
      const outcome = await handle.call<Outcome<StepTime>>((api) => api.measure(this.job, askedMs, lostMs), limitMs);
      if (!outcome.ok) {
        const wrong = outcome.problems.find(({ code }) => code === 'training.wrongBackend');
        if (!wrong) return false;
        // The job is fine, and others compute it rightly.
        const { layer } = wrong.values;
        this.#giveUp(backend, handle, 'wrongLayer', typeof layer === 'string' ? layer : '', limitMs);
        return true;
      }
      const { stepMs, steps, warm } = outcome.value;
      this.#timings.set(backend, { kind: 'timed', backend, device, stepMs, steps, warm });
      if (!this.#best || stepMs < this.#best.stepMs) {
        this.#best?.running.handle.end();
        this.#best = { running, stepMs };
      } else handle.end();
    } catch (error) {
      const { failure, detail } = failureOf(error);
      this.#giveUp(backend, handle, failure, detail, limitMs);
    }
    return true;
  }

  #giveUp(
    backend: BackendName,
    handle: WorkerHandle<TrainingApi>,
    failure: BackendFailure,
    detail: EndDetail,
    limitMs: number,
  ): void {
    handle.end();
    this.#timings.set(
      backend,
      failure === 'timeout' ? { kind: 'abandoned', backend, limitMs } : { kind: 'refused', backend, failure, detail },
    );
  }

  #end(winner: RunningBackend | null, timings: readonly BackendTiming[]): TimingResult {
    for (const handle of this.#handles) if (handle !== winner?.handle) handle.end();
    return { winner, timings, reports: this.#reports };
  }

  #inOrder(): readonly BackendTiming[] {
    return TIMED_BACKENDS.flatMap((backend): readonly BackendTiming[] => {
      const known = this.#timings.get(backend);
      if (known) return [known];
      const running = this.#ready.get(backend);
      return running ? [{ kind: 'untimed', backend, device: running.report.device }] : [];
    });
  }

  #tell(current: BackendName | null): void {
    this.options.onProgress({ current, timings: TIMED_BACKENDS.flatMap((name) => this.#timings.get(name) ?? []) });
  }

  #stopIfAsked(): void {
    if (!this.options.signal.aborted) return;
    this.endAll();
    throw new TimingStopped('The timing was stopped.');
  }
}

/** The order of timing: the fused kernels are most often the fastest, then chips; one in software only can wait. */
function rankOf({ report: { backend, device } }: RunningBackend): number {
  if (backend === 'fused') return 0;
  if (!ON_GRAPHICS.has(backend)) return 2;
  return device.software ? 3 : 1;
}
