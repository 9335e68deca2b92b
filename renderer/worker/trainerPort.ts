import type { Phrase } from '#engine';
import type { DesktopApi, TrainerEnd, TrainerPortNote } from '../../electron/ipc/contract';
import type { FromTrainer, ToTrainer } from './bridgeWorker';
import { PieceReceiver, PieceSender } from './messagePieces';
import type { EndDetail, WorkerPort } from './workerHandle';

/** A trainer that has not made its worker by then is given up. */
const START_LIMIT_MS = 12_000;

/** What a worker's port needs of the desktop. */
export type TrainerDesktop = Pick<DesktopApi, 'connectTrainer' | 'on'>;

/**
 * A training worker in the desktop's trainer, a process of its own. What is sent before it is there waits. `onCrash` is
 * told, in the user's language, when the worker fails, when the trainer's process ends, and when it does not start.
 */
export class TrainerPort implements WorkerPort {
  readonly endpoint = Object.assign(new EventTarget(), {
    postMessage: (data: unknown, transfer?: Transferable[]) => this.#sender.send(data, transfer),
  });

  readonly #id = crypto.randomUUID();
  readonly #receiver = new PieceReceiver();
  readonly #sender = new PieceSender(
    (message, transfer) => this.#post(message, transfer),
    (error) => this.#crash(String(error)),
  );
  readonly #stopListening: () => void;
  readonly #startTimer: ReturnType<typeof setTimeout>;
  /** Trainers that ended before this worker's port arrived, and why. */
  readonly #gone = new Map<number, TrainerEnd>();
  #waiting: [ToTrainer, Transferable[]][] = [];
  #port: MessagePort | null = null;
  #trainer: number | null = null;
  #ended = false;
  #tellCrash: (detail: EndDetail) => void = () => undefined;

  constructor(desktop: TrainerDesktop, startLimitMs = START_LIMIT_MS) {
    window.addEventListener('message', this.#takePort);
    this.#stopListening = desktop.on('trainerGone', ({ trainer, reason }) => {
      this.#gone.set(trainer, reason);
      if (trainer === this.#trainer) this.#crash(endPhrase(reason));
    });
    this.#startTimer = setTimeout(() => this.#crash(endPhrase('not-started')), startLimitMs);
    desktop.connectTrainer(this.#id).then(
      (answer) =>
        answer.ok || this.#crash({ code: `problem.host.${answer.error.code}`, values: answer.error.values ?? {} }),
      (error: unknown) => this.#crash(String(error)),
    );
  }

  onCrash(callback: (detail: EndDetail) => void): void {
    this.#tellCrash = callback;
  }

  terminate(): void {
    if (this.#ended) return;
    this.#post({ kind: 'end' }, []);
    this.#sender.stop();
    this.#ended = true;
    this.#waiting = [];
    this.#stopListening();
    clearTimeout(this.#startTimer);
    this.#port?.close();
    // The listener for the port stays until it has come: a port that nobody takes would keep its worker alive.
  }

  #crash(detail: EndDetail): void {
    if (this.#ended) return;
    this.terminate();
    this.#tellCrash(detail);
  }

  #post(message: ToTrainer, transfer: Transferable[]): void {
    if (this.#port) this.#port.postMessage(message, transfer);
    else if (!this.#ended) this.#waiting.push([message, transfer]);
  }

  readonly #takePort = ({ source, origin, data, ports }: MessageEvent<Partial<TrainerPortNote> | null>) => {
    if (source !== window || origin !== location.origin) return;
    if (data?.type !== 'trainerPort' || data.id !== this.#id || data.trainer === undefined) return;
    const [port] = ports;
    if (!port) return;
    window.removeEventListener('message', this.#takePort);
    if (this.#ended) {
      port.postMessage({ kind: 'end' } satisfies ToTrainer);
      port.close();
      return;
    }
    this.#port = port;
    this.#trainer = data.trainer;
    port.addEventListener('message', this.#receive);
    port.addEventListener('messageerror', () => this.#crash('A message could not be read.'));
    port.start();
    for (const [message, transfer] of this.#waiting) port.postMessage(message, transfer);
    this.#waiting = [];
    const reason = this.#gone.get(data.trainer);
    if (reason) this.#crash(endPhrase(reason));
  };

  readonly #receive = ({ data }: MessageEvent<FromTrainer>) => {
    if (this.#ended) return;
    switch (data.kind) {
      case 'ready':
        return clearTimeout(this.#startTimer);
      case 'crashed':
        return this.#crash(data.detail);
      default: {
        const whole = this.#receiver.receive(data);
        if (whole) this.endpoint.dispatchEvent(new MessageEvent('message', { data: whole.data }));
      }
    }
  };
}

function endPhrase(reason: TrainerEnd): Phrase {
  return { code: `trainer.end.${reason}` };
}
