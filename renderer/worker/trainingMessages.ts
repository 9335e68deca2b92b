import type { TrainingEvent } from '#engine';
import type { TrainingPlace } from '../state/checkpointStore';

/** A checkpoint as the engine encodes it. */
export interface EncodedCheckpoint {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly summary: TrainingPlace;
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

/** Posts by copy, but for a checkpoint's bytes, which are handed over. */
export function postTraining(to: Poster, message: TrainingMessage): void {
  to.postMessage(message, { transfer: message.training === 'checkpoint' ? [message.bytes.buffer] : [] });
}

/** Tells the training worker's own messages from answers. */
export function isTrainingMessage(data: unknown): data is TrainingMessage {
  return typeof data === 'object' && data !== null && 'training' in data;
}
