import type { EndDetail } from './workerHandle';
import type { BackendName } from './backendName';
import type { Device } from './device';
import type { BackendFailure } from './trainingApi';

/** What came of timing one training step on a backend. */
export type BackendTiming =
  | {
      readonly kind: 'timed';
      readonly backend: BackendName;
      readonly device: Device;
      /** Milliseconds of a training step. */
      readonly stepMs: number;
      readonly steps: number;
      /** False when only the very first step was timed: later ones are faster, how much is not known. */
      readonly warm: boolean;
    }
  /** It runs, but was not timed: no time was left, or nothing else starts that it could be compared with. */
  | { readonly kind: 'untimed'; readonly backend: BackendName; readonly device: Device }
  /** It did not answer within so many milliseconds, and its worker was ended. */
  | { readonly kind: 'abandoned'; readonly backend: BackendName; readonly limitMs: number }
  | {
      readonly kind: 'refused';
      readonly backend: BackendName;
      readonly failure: Exclude<BackendFailure, 'timeout'>;
      readonly detail: EndDetail;
    };

/** How far a timing has come. */
export interface TimingProgress {
  /** The backend that computes steps now, or null while backends start. */
  readonly current: BackendName | null;
  /** What is known already. */
  readonly timings: readonly BackendTiming[];
}

/** The timing was stopped from outside, so nothing was chosen. */
export class TimingStopped extends Error {
  override readonly name = 'TimingStopped';
}
