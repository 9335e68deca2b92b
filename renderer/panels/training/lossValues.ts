import type { EpochRecord } from '#engine';

/** Every loss of a history, of training and validation alike: what the loss chart must have room for. */
export function lossValues(records: readonly EpochRecord[]): number[] {
  return records.flatMap(({ loss, valLoss }) => (valLoss === null ? [loss] : [loss, valLoss]));
}
