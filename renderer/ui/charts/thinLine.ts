/** Positions of the about `most` points to draw: of each stretch the lowest and the highest of every line, or all. */
export function thinLine(lines: readonly ArrayLike<number>[], from: number, end: number, most: number): number[] {
  const count = Math.max(0, end - from);
  const perStretch = 2 * Math.max(1, lines.length);
  const stretches = Math.floor(most / perStretch);
  if (count <= most || stretches < 1) return Array.from({ length: count }, (_, i) => from + i);
  const kept = new Set<number>([from, end - 1]);
  for (let s = 0; s < stretches; s++) {
    const first = from + Math.floor((s * count) / stretches);
    const last = from + Math.floor(((s + 1) * count) / stretches);
    for (const line of lines) keepExtremes(line, first, last, kept);
  }
  return [...kept].sort((a, b) => a - b);
}

function keepExtremes(line: ArrayLike<number>, first: number, end: number, kept: Set<number>): void {
  let low = first;
  let high = first;
  for (let i = first + 1; i < end; i++) {
    if ((line[i] as number) < (line[low] as number)) low = i;
    if ((line[i] as number) > (line[high] as number)) high = i;
  }
  kept.add(low).add(high);
}
