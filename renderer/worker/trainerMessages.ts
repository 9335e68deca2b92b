import type { EndDetail } from '../worker/workerHandle';
import type { PieceMessage } from './messagePieces';

/** What the editor's page says on the port of a training worker. */
export type ToTrainer = PieceMessage | { readonly kind: 'end' };

/** What the trainer's page answers on it. */
export type FromTrainer =
  | PieceMessage
  /** The worker has been made. */
  | { readonly kind: 'ready' }
  /** It threw where nobody catches, or could not be loaded, and has ended. */
  | { readonly kind: 'crashed'; readonly detail: EndDetail };
