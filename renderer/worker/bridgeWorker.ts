import { type PieceMessage, PieceReceiver, PieceSender } from './messagePieces';
import { type EndDetail, workerPort } from './workerHandle';

/** What the editor's page says on the port of a training worker. */
export type ToTrainer = PieceMessage | { readonly kind: 'end' };

/** What the trainer's page answers on it. */
export type FromTrainer =
  | PieceMessage
  /** The worker has been made. */
  | { readonly kind: 'ready' }
  /** It threw where nobody catches, or could not be loaded, and has ended. */
  | { readonly kind: 'crashed'; readonly detail: EndDetail };

/**
 * Gives a port of the editor a worker, and carries every message between the two. The worker ends when the editor says
 * so, closes the port or is gone; of a worker that fails the editor is told why.
 */
export function bridgeWorker(port: MessagePort, makeWorker: () => Worker): void {
  const tell = (message: FromTrainer, transfer: Transferable[] = []) => port.postMessage(message, transfer);
  const receiver = new PieceReceiver();
  const sender = new PieceSender(tell, (error) => crash(String(error)));
  let worker: Worker | null = null;

  const end = () => {
    sender.stop();
    worker?.terminate();
    worker = null;
    port.close();
  };
  const crash = (detail: EndDetail) => {
    tell({ kind: 'crashed', detail });
    end();
  };
  // Electron's own addition to ports; where it is missing, main ends the trainer when the editor's page goes.
  port.addEventListener('close', end);
  port.addEventListener('messageerror', () => crash({ code: 'trainer.end.unreadable' }));
  port.addEventListener('message', ({ data }: MessageEvent<ToTrainer>) => {
    if (data.kind === 'end') return end();
    const whole = receiver.receive(data);
    if (whole) worker?.postMessage(whole.data, whole.buffers);
  });
  try {
    worker = makeWorker();
  } catch (error) {
    port.start();
    return crash(error instanceof Error ? error.message : String(error));
  }
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => sender.send(data));
  workerPort(worker).onCrash(crash);
  port.start();
  tell({ kind: 'ready' });
}
