import type { EpochRecord } from '#engine';

/** The epoch whose weights are kept. */
export interface BestRecord {
  readonly epoch: number;
  /** Its validation loss, or its training loss where there is no validation part. */
  readonly loss: number;
  readonly validated: boolean;
}

/** The best epoch so far, or null before the first has ended. */
export function bestRecord(records: readonly EpochRecord[], bestEpoch: number | null): BestRecord | null {
  const record = records.find(({ epoch }) => epoch === bestEpoch);
  if (!record) return null;
  const { epoch, loss, valLoss } = record;
  return { epoch, loss: valLoss ?? loss, validated: valLoss !== null };
}
