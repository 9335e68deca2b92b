/** Steps between words: letters inserted, deleted, replaced or swapped (optimal string alignment, Damerau 1964). */
function editDistance(a: string, b: string): number {
  const width = b.length + 1;
  const steps = new Uint32Array((a.length + 1) * width);
  const at = (i: number, k: number): number => steps[i * width + k] as number;
  for (let i = 0; i <= a.length; i++) {
    for (let k = 0; k <= b.length; k++) {
      const replaced = i > 0 && k > 0 ? at(i - 1, k - 1) + (a[i - 1] === b[k - 1] ? 0 : 1) : i + k;
      const removed = i > 0 ? at(i - 1, k) + 1 : replaced;
      const added = k > 0 ? at(i, k - 1) + 1 : replaced;
      const isSwap = i > 1 && k > 1 && a[i - 1] === b[k - 2] && a[i - 2] === b[k - 1];
      const swapped = isSwap ? at(i - 2, k - 2) + 1 : replaced;
      steps[i * width + k] = Math.min(replaced, removed, added, swapped);
    }
  }
  return at(a.length, b.length);
}

/** The known word that was most likely meant, or null when none is close. */
export function closestWord(word: string, known: readonly string[]): string | null {
  const start = known.find((candidate) => word.length >= 2 && candidate.startsWith(word));
  if (start !== undefined) return start;
  const distances = known.map((candidate) => ({ candidate, distance: editDistance(word, candidate) }));
  const [best] = distances.sort((a, b) => a.distance - b.distance);
  return best && best.distance <= Math.max(1, Math.floor(word.length / 3)) ? best.candidate : null;
}
