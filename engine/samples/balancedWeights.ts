import type { SampleIds } from './sampleSource';

/**
 * How much each class counts so that all together count alike: samples / (classes · samples of the class), as in
 * scikit-learn. `codeOf` tells the class of a sample, −1 for none.
 */
export function balancedWeights(train: SampleIds, codeOf: (id: number) => number, classCount: number): Float32Array {
  const counts = new Float64Array(classCount);
  for (const id of train) {
    const code = codeOf(id);
    if (code >= 0) counts[code] = (counts[code] as number) + 1;
  }
  const all = counts.reduce((sum, count) => sum + count, 0);
  return Float32Array.from(counts, (count) => all / (classCount * Math.max(1, count)));
}
