import type { EpochRecord, Report, TrainingEvent } from '#engine';
import { drawBar, StatusLine } from './progressBar';
import { headline } from './resultReport';
import type { Terminal } from './terminal';
import { parametersText, t, writer } from './words';

/** A loss with four digits, whatever they are: lines below each other stay in columns. */
const padded = (loss: number): string => writer().numbers.figures([loss]).join('');

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
          t('cli.started', {
            parameters: parametersText(event.parameterCount),
            train: writer().amount('cli.trainWindows', event.trainWindows),
            validation: writer().numbers.count(event.validationWindows),
            test: writer().numbers.count(event.testWindows),
            backend: event.backend,
          }),
        );
        break;
      case 'batch': {
        const share = (event.epoch - 1 + event.batch / event.batches) / this.#epochs;
        this.#status.draw(
          [
            drawBar(share, BAR_WIDTH),
            t('cli.progress.epoch', { epoch: `${event.epoch}/${this.#epochs}` }),
            t('cli.progress.loss', { loss: padded(event.loss) }),
            t('cli.progress.speed', { speed: writer().numbers.count(event.sequencesPerSecond) }),
            t('cli.progress.left', { time: writer().times.clock(event.secondsLeft) }),
          ].join('  '),
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
      t('cli.progress.epoch', { epoch: `${String(record.epoch).padStart(total.length)}/${total}` }),
      t('cli.progress.loss', { loss: padded(record.loss) }),
      ...(record.valLoss === null ? [] : [t('cli.progress.valLoss', { loss: padded(record.valLoss) })]),
      writer().times.taken(record.seconds),
      t('cli.progress.speed', { speed: writer().numbers.count(record.sequencesPerSecond) }),
      ...(best ? [t('cli.progress.best')] : []),
    ];
    return parts.join('  ');
  }

  #print(line: string): void {
    this.#status.clear();
    this.terminal.out(`${line}\n`);
  }
}
