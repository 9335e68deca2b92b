import type { EpochRecord } from '../project/project';
import type { Report } from '../reports/report';
import type { LoopState } from './checkpoint';

/** Where an interrupted training goes on. No `epoch` event tells of its history again. */
export interface ResumedFrom extends Pick<LoopState, 'epoch' | 'batch' | 'history'> {
  /** Counted from 1; 0 when none was finished. */
  readonly bestEpoch: number;
}

/** What a running training tells, in order. */
export type TrainingEvent =
  | {
      readonly kind: 'started';
      readonly epochs: number;
      readonly batchesPerEpoch: number;
      readonly trainWindows: number;
      readonly validationWindows: number;
      readonly testWindows: number;
      readonly parameterCount: number;
      readonly backend: string;
      /** Nodes that plain tfjs computes although kernels are in use, because these do not have them. */
      readonly plainLayers: readonly string[];
      /** Where an interrupted training goes on, and what it had come to; only when there was one. */
      readonly resumed?: ResumedFrom;
    }
  | {
      readonly kind: 'batch';
      readonly epoch: number;
      /** Counted from 1. */
      readonly batch: number;
      readonly batches: number;
      /** Mean training loss of this epoch so far. */
      readonly loss: number;
      readonly sequencesPerSecond: number;
      readonly secondsLeft: number;
    }
  | { readonly kind: 'epoch'; readonly record: EpochRecord; readonly best: boolean; readonly secondsLeft: number }
  /** How good the model is on the test span right now. It never steers the training. */
  | { readonly kind: 'evaluated'; readonly epoch: number; readonly evaluation: Report }
  | { readonly kind: 'paused' }
  | { readonly kind: 'resumed' };
