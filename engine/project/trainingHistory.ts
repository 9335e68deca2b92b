/** The figures of one finished epoch. Losses are in scaled units. */
export interface EpochRecord {
  /** Counted from 1. */
  readonly epoch: number;
  readonly loss: number;
  /** Null when there is no validation part. */
  readonly valLoss: number | null;
  /** Mean absolute error (numbers) or accuracy (classes) on the validation part, in scaled units. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly seconds: number;
  readonly sequencesPerSecond: number;
}

/** Why a training ended. */
export type TrainingEnd = 'completed' | 'earlyStopped' | 'stopped' | 'diverged';
