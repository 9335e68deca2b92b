import { makeProblem, type Problem, UserError } from '../problem/problem';
import type { RandomState } from '../random/random';
import type { EpochRecord } from '../project/project';
import type { OptimizerState } from '../optimizers/weightUpdate';
import { sameSettings, type TrainingSettings } from '../optimizers/trainingSettings';

/** What a checkpoint belongs to. Whether the data are the same is for the caller to know. */
export interface CheckpointOrigin {
  /** Of graph and recipe. */
  readonly fingerprint: string;
  readonly settings: TrainingSettings;
  /** `fused` where the pool's kernels take part, else the backend as tfjs names it. */
  readonly backend: string;
  /** Batches of an epoch. */
  readonly batches: number;
}

/** Where the weights, what moves them, and the running loss stand between two batches. */
export interface RunnerState {
  /** Sum over all windows seen in this epoch of their batch's mean loss. */
  readonly lossSum: number;
  /** In the order of the model's trainable variables. */
  readonly weights: readonly Float32Array[];
  readonly optimizer: OptimizerState;
}

/** How far the training loop has come, between two batches. */
export interface LoopState {
  /** The epoch in progress, counted from 1. */
  readonly epoch: number;
  /** Batches of it that are done; fewer than there are. */
  readonly batch: number;
  /** Milliseconds spent on it so far, pauses left out. */
  readonly epochMs: number;
  /** The stream of visiting orders as it was at the start of this epoch. */
  readonly shuffle: RandomState;
  /** Epoch 0 stands for the seeded first weights, which are not kept: `weights` is null. */
  readonly best: {
    readonly epoch: number;
    readonly loss: number;
    readonly weights: readonly Float32Array[] | null;
  };
  readonly history: readonly EpochRecord[];
  readonly lastFiniteNorm: number | null;
}

/**
 * All that a training needs to go on from between two batches as if it had never been interrupted: with the same data and
 * backend it ends at the same weights and losses, bit for bit (the fused kernels: on the same number of threads).
 */
export interface Checkpoint extends CheckpointOrigin, LoopState {
  /** Where each layer's stream of dropout masks stands, in the order of the compiled layers. */
  readonly dropout: readonly RandomState[];
  readonly runner: RunnerState;
}

/** Throws a `UserError` with every reason why a checkpoint does not belong to this training. */
export function refuseForeignCheckpoint(checkpoint: CheckpointOrigin, own: CheckpointOrigin): void {
  const problems: Problem[] = [];
  // Another number of batches of the same size means other data.
  const otherData = checkpoint.settings.batchSize === own.settings.batchSize && checkpoint.batches !== own.batches;
  if (checkpoint.fingerprint !== own.fingerprint || otherData) problems.push(makeProblem('checkpoint.model'));
  if (!sameSettings(own.settings, checkpoint.settings)) problems.push(makeProblem('checkpoint.settings'));
  if (checkpoint.backend !== own.backend) {
    problems.push(makeProblem('checkpoint.backend', { expected: checkpoint.backend, received: own.backend }));
  }
  if (problems.length > 0) throw new UserError(problems);
}
