/** The lines of the loss chart and how they are drawn; `train` and `validation` are also the keys of their names. */
export const LOSS_LINES = [
  { key: 'loss', name: 'train', color: 'var(--accent)', dash: undefined },
  { key: 'valLoss', name: 'validation', color: 'var(--warn)', dash: '4 3' },
] as const;
