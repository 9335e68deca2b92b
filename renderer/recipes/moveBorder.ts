/** Shares of the training and the validation part; what is left is the test part. */
export interface Split {
  readonly train: number;
  readonly validation: number;
}

/** The least share that the training part and the test part keep. */
const LEAST_SHARE = 0.01;

const percent = (share: number): number => Math.round(share * 100) / 100;

/**
 * Moves one border of the split to a share of the data, in whole percents. The border before the test part pushes none:
 * each stays between its neighbors, and only the validation part may vanish.
 */
export function moveBorder(split: Split, border: 'train' | 'validation', to: number): Split {
  const validationEnd = percent(split.train + split.validation);
  if (border === 'train') {
    const train = percent(Math.min(Math.max(to, LEAST_SHARE), validationEnd));
    return { train, validation: percent(validationEnd - train) };
  }
  const end = percent(Math.min(Math.max(to, split.train), 1 - LEAST_SHARE));
  return { train: split.train, validation: percent(end - split.train) };
}
