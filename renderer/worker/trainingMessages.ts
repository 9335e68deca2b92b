import type { TrainingEvent } from '#engine';
import type { BackendName } from './backendName';

/** Where a checkpoint stands. */
export interface CheckpointSummary {
  /** The epoch in progress, counted from 1, of how many. */
  readonly epoch: number;
  readonly epochs: number;
  /** The batches of it that are done, of how many. */
  readonly batch: number;
  readonly batches: number;
  /** What a worker must start to go on from here. */
  readonly backend: BackendName;
}

/** A checkpoint as the engine encodes it. */
export interface EncodedCheckpoint {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly summary: CheckpointSummary;
}

/**
 * What the training worker tells unasked while it trains. It goes over the same endpoint as the worker's answers, in order
 * with them: nothing is told after `train` has answered. Comlink passes over messages without an id.
 */
export type TrainingMessage =
  | { readonly training: 'events'; readonly events: readonly TrainingEvent[] }
  | ({ readonly training: 'checkpoint' } & EncodedCheckpoint);

/** Something with a way to post, as a worker's global scope and a port have. */
interface Poster {
  postMessage(message: unknown, options: { transfer: Transferable[] }): void;
}

/** Posts events, by copy. */
export function postEvents(to: Poster, events: readonly TrainingEvent[]): void {
  post(to, { training: 'events', events }, []);
}

/** Posts a checkpoint; its bytes are handed over, not copied. */
export function postCheckpoint(to: Poster, checkpoint: EncodedCheckpoint): void {
  post(to, { training: 'checkpoint', ...checkpoint }, [checkpoint.bytes.buffer]);
}

function post(to: Poster, message: TrainingMessage, transfer: Transferable[]): void {
  to.postMessage(message, { transfer });
}

/** Tells the training worker's own messages from answers. */
export function isTrainingMessage(data: unknown): data is TrainingMessage {
  return typeof data === 'object' && data !== null && 'training' in data;
}
