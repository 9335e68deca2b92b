/**
 * How much each class counts so that all together count alike: samples / (classes · samples of the class), as in
 * scikit-learn. `codes` are the classes of the training part, negative for none.
 */
export function balancedWeights(codes: Iterable<number>, classCount: number): Float32Array {
  const counts = new Float64Array(classCount);
  for (const code of codes) if (code >= 0) counts[code] = (counts[code] as number) + 1;
  const all = counts.reduce((sum, count) => sum + count, 0);
  return Float32Array.from(counts, (count) => all / (classCount * Math.max(1, count)));
}
