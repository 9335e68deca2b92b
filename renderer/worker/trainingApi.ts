import type { EndDetail } from './workerHandle';
import type { Report, StepTime, TrainedJob, TrainingJob, TrainingOutcome } from '#engine';
import type { BackendName } from './backendName';
import type { Device } from './backendTiming';
import type { Outcome } from './outcome';

/** Why a backend cannot be used here. */
export type BackendFailure =
  /** The browser has no such interface. */
  | 'missing'
  /** It computed something simple wrongly. */
  | 'wrongResult'
  /** It did not answer in time. */
  | 'timeout'
  /** Its worker ended. */
  | 'crashed'
  /** It would compute the layer that `detail` names wrongly. */
  | 'wrongLayer'
  /** It failed; `detail` has its own words. */
  | 'failed';

/** What came of starting a backend. */
export type BackendReport =
  | { readonly ok: true; readonly backend: BackendName; readonly device: Device; readonly startMs: number }
  | { readonly ok: false; readonly backend: BackendName; readonly failure: BackendFailure; readonly detail: EndDetail };

/** A backend that runs. */
export type StartedBackend = Extract<BackendReport, { ok: true }>;
/** A backend that does not. */
export type RefusedBackend = Extract<BackendReport, { ok: false }>;

/** How a training goes on from an earlier one, and what it keeps for a later one. */
export interface TrainOptions {
  /** Milliseconds from one checkpoint to the next; null for none. */
  readonly checkpointEveryMs: number | null;
  /** An encoded checkpoint to go on from; null to begin. */
  readonly resume: Uint8Array | null;
}

/** What the training worker does, as its own side sees it. One worker holds one backend and runs one job at a time. */
export interface TrainingApi {
  /** Starts tfjs with this backend. Asked again it answers as before: a worker never changes its backend. */
  start(backend: BackendName): Promise<BackendReport>;
  /**
   * Times a few training steps of this job, until enough or nearly `limitMs` have passed. A step that takes longer than
   * `lostMs` is not timed again. A mistake of the user's comes back as problems.
   */
  measure(job: TrainingJob, limitMs: number, lostMs?: number): Promise<Outcome<StepTime>>;
  /**
   * Trains until done or stopped, and posts a `TrainingMessage` for whatever happens meanwhile. A mistake of the user's, or a
   * checkpoint that does not fit, comes back as problems; anything else rejects.
   */
  train(job: TrainingJob, options: TrainOptions): Promise<Outcome<TrainingOutcome>>;
  pause(): void;
  resume(): void;
  /** Ends the training after the batch in progress; `train` then resolves with the best weights so far. */
  stop(): void;
  /** Judges a trained model on one part of its data. */
  evaluate(job: TrainedJob, part: Report['part']): Promise<Outcome<Report>>;
}
