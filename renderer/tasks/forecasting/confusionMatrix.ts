import type { TargetEvaluation } from '#engine';

/** How often each class was taken for each: `counts[actual][predicted]`. */
export interface ConfusionMatrix {
  readonly classes: readonly string[];
  readonly counts: readonly (readonly number[])[];
  /** Windows whose actual class never occurs in the training part; no row stands for them. */
  readonly unseen: number;
}

/** Counts a class target's right and wrong answers. */
export function confusionMatrix({ actual, predicted, classes = [] }: TargetEvaluation): ConfusionMatrix {
  const counts = classes.map(() => classes.map(() => 0));
  let unseen = 0;
  actual.forEach((code, i) => {
    const row = counts[code];
    const guess = predicted[i] as number;
    if (!row) unseen++;
    else if (row[guess] !== undefined) row[guess]++;
  });
  return { classes, counts, unseen };
}
