import { ENGLISH, type EpochRecord, type Report, type TrainingEvent } from '#engine';
import { drawBar, StatusLine } from './progressBar';
import { headline } from './resultReport';
import type { Terminal } from './terminal';

const { numbers, times } = ENGLISH;
/** A loss with four digits, whatever they are: lines below each other stay in columns. */
const padded = (loss: number): string => numbers.figures([loss]).join('');

const BAR_WIDTH = 24;

/** Tells a running training. `end` is called once, when no more events come. */
export interface TrainingReporter {
  onEvent(event: TrainingEvent): void;
  end(): void;
}

/** One JSON object a line and epoch. The evaluation of an epoch comes after the epoch itself, so its line waits for it. */
export class JsonReporter implements TrainingReporter {
  #waiting: EpochRecord | null = null;

  constructor(private readonly terminal: Terminal) {}

  onEvent(event: TrainingEvent): void {
    if (event.kind === 'evaluated') this.#print(event.evaluation);
    else this.end();
    if (event.kind === 'epoch') this.#waiting = event.record;
  }

  end(): void {
    this.#print(null);
  }

  #print(evaluation: Report | null): void {
    if (!this.#waiting) return;
    const { epoch, loss, valLoss, metrics, seconds, sequencesPerSecond } = this.#waiting;
    this.#waiting = null;
    const line = { kind: 'epoch', epoch, loss, valLoss, metrics, ...headline(evaluation), seconds, sequencesPerSecond };
    this.terminal.out(`${JSON.stringify(line)}\n`);
  }
}

/** A line an epoch, and on a screen a progress bar below. */
export class TextReporter implements TrainingReporter {
  readonly #status: StatusLine;
  #epochs = 0;

  constructor(private readonly terminal: Terminal) {
    this.#status = new StatusLine(terminal);
  }

  onEvent(event: TrainingEvent): void {
    switch (event.kind) {
      case 'started':
        this.#epochs = event.epochs;
        this.#print(
          `${numbers.count(event.parameterCount)} parameters, ${numbers.count(event.trainWindows)} training windows, ` +
            `${numbers.count(event.validationWindows)} for validation, ${numbers.count(event.testWindows)} to test; ` +
            `computing with ${event.backend}`,
        );
        break;
      case 'batch': {
        const share = (event.epoch - 1 + event.batch / event.batches) / this.#epochs;
        this.#status.draw(
          `${drawBar(share, BAR_WIDTH)}  epoch ${event.epoch}/${this.#epochs}  loss ${padded(event.loss)}  ` +
            `${numbers.count(event.sequencesPerSecond)} sequences/s  ${times.clock(event.secondsLeft)} left`,
        );
        break;
      }
      case 'epoch':
        this.#print(this.#epochLine(event.record, event.best));
        break;
      case 'evaluated':
      case 'paused':
      case 'resumed':
        break;
    }
  }

  end(): void {
    this.#status.clear();
  }

  #epochLine(record: EpochRecord, best: boolean): string {
    const total = String(this.#epochs);
    const parts = [
      `epoch ${String(record.epoch).padStart(total.length)}/${total}`,
      `loss ${padded(record.loss)}`,
      ...(record.valLoss === null ? [] : [`validation loss ${padded(record.valLoss)}`]),
      times.taken(record.seconds),
      `${numbers.count(record.sequencesPerSecond)} sequences/s`,
      ...(best ? ['best so far'] : []),
    ];
    return parts.join('  ');
  }

  #print(line: string): void {
    this.#status.clear();
    this.terminal.out(`${line}\n`);
  }
}
