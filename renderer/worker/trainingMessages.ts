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
