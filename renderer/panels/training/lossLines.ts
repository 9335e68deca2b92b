import type { EpochRecord } from '#engine';

/** The lines of the loss chart and how they are drawn; `train` and `validation` are also the keys of their names. */
export const LOSS_LINES = [
  { key: 'loss', name: 'train', color: 'var(--accent)', dash: undefined },
  { key: 'valLoss', name: 'validation', color: 'var(--warn)', dash: '4 3' },
] as const;

/** Every loss of a history, of training and validation alike: what the loss chart must have room for. */
export function lossValues(records: readonly EpochRecord[]): number[] {
  return records.flatMap(({ loss, valLoss }) => (valLoss === null ? [loss] : [loss, valLoss]));
}
