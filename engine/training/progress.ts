import type { TrainingEvent } from './events';
import type { EpochRecord } from '../project/project';
import type { ValidationResult } from './validate';

/** Tells how far a training is, how fast it goes, and how long it will take. Keeps the history. */
export class Progress {
  readonly #history: EpochRecord[];

  /** `history` holds the epochs that were finished before. */
  constructor(
    private readonly plan: { readonly epochs: number; readonly batches: number; readonly trainWindows: number },
    private readonly onEvent: (event: TrainingEvent) => void,
    history: readonly EpochRecord[],
  ) {
    this.#history = [...history];
  }

  /** The finished epochs: a copy. */
  history(): readonly EpochRecord[] {
    return [...this.#history];
  }

  /** Tells of the batches of an epoch so far: their mean loss, the windows in them, and the milliseconds that they took. */
  reportBatch(epoch: number, batch: number, loss: number, seen: number, activeMs: number): void {
    const { batches } = this.plan;
    const msPerBatch = activeMs / batch;
    const last = this.#history.at(-1);
    const epochMs = last ? last.seconds * 1000 : msPerBatch * batches;
    const leftMs = msPerBatch * (batches - batch) + epochMs * (this.plan.epochs - epoch);
    const sequencesPerSecond = seen / Math.max(1e-9, activeMs / 1000);
    this.onEvent({ kind: 'batch', epoch, batch, batches, loss, sequencesPerSecond, secondsLeft: leftMs / 1000 });
  }

  /** Adds a finished epoch to the history, and tells of it: its milliseconds without and with what came behind its batches. */
  recordEpoch(
    { epoch, loss, batchesMs, epochMs }: Readonly<Record<'epoch' | 'loss' | 'batchesMs' | 'epochMs', number>>,
    validation: ValidationResult | null,
    best: boolean,
  ): void {
    const record: EpochRecord = {
      epoch,
      loss,
      valLoss: validation?.loss ?? null,
      metrics: validation?.metrics ?? {},
      seconds: epochMs / 1000,
      sequencesPerSecond: this.plan.trainWindows / Math.max(1e-9, batchesMs / 1000),
    };
    this.#history.push(record);
    const secondsLeft = ((this.plan.epochs - epoch) * epochMs) / 1000;
    this.onEvent({ kind: 'epoch', record, best, secondsLeft });
  }
}
