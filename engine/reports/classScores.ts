/** How answers to one class compare with what was true. */
export interface ClassScore {
  /** Of the samples that were called this class, the share that are; not a number where none was. */
  readonly precision: number;
  /** Of the samples of this class, the share that were called so; not a number where there are none. */
  readonly recall: number;
  /** 2 · precision · recall / (precision + recall); not a number for a class that neither occurs nor was called. */
  readonly f1: number;
  /** Samples of this class. */
  readonly support: number;
}

/** How answers in classes compare with what was true. */
export interface ClassScores {
  /** Share of right answers; 0 for none. None is right of a class that has no code: several would count as one. */
  readonly accuracy: number;
  /** Mean of the F1 of the classes that have one; 0 for none. */
  readonly macroF1: number;
  readonly byClass: readonly ClassScore[];
  /** The confusion matrix: `counts[actual][predicted]`. */
  readonly counts: readonly (readonly number[])[];
  /** Samples whose actual class has no code: training never saw it. No row stands for them. */
  readonly unseen: number;
}

/** Compares codes of classes, −1 for a class without a code (Sokolova and Lapalme 2009, table 3). */
export function classScores(actual: ArrayLike<number>, predicted: ArrayLike<number>, classCount: number): ClassScores {
  const counts = Array.from({ length: classCount }, () => new Array<number>(classCount).fill(0));
  const called = new Array<number>(classCount).fill(0);
  const supports = new Array<number>(classCount).fill(0);
  let unseen = 0;
  let rightCount = 0;
  for (let i = 0; i < actual.length; i++) {
    const guess = predicted[i] as number;
    if (guess === actual[i] && guess >= 0) rightCount++;
    if (called[guess] !== undefined) called[guess]++;
    const row = counts[actual[i] as number];
    if (!row) {
      unseen++;
      continue;
    }
    supports[actual[i] as number] = (supports[actual[i] as number] as number) + 1;
    if (row[guess] !== undefined) row[guess]++;
  }
  const byClass = counts.map((row, code): ClassScore => {
    const right = row[code] as number;
    const support = supports[code] as number;
    const calls = called[code] as number;
    return { precision: right / calls, recall: right / support, f1: (2 * right) / (calls + support), support };
  });
  const f1s = byClass.map(({ f1 }) => f1).filter((f1) => !Number.isNaN(f1));
  return {
    accuracy: rightCount / Math.max(1, actual.length),
    macroF1: f1s.reduce((sum, f1) => sum + f1, 0) / Math.max(1, f1s.length),
    byClass,
    counts,
    unseen,
  };
}

/** The class that stands most often among codes, the first of equals; −1 stands for none. */
export function commonestClass(codes: Int32Array, classCount: number): number {
  const counts = new Float64Array(classCount);
  for (const code of codes) if (code >= 0) counts[code] = (counts[code] as number) + 1;
  return counts.indexOf(Math.max(...counts));
}
