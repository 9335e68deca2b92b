/** Moves labels at these heights apart until none is closer than `distance` to another, each as little as possible. */
export function spreadLabels(heights: readonly number[], distance: number): readonly number[] {
  const order = heights.map((_, i) => i).sort((a, b) => (heights[a] as number) - (heights[b] as number));
  const placed = [...heights];
  // From the middle outwards: each pair shares the move, and further ones follow it.
  for (let round = 0; round < heights.length; round++) {
    for (let k = 1; k < order.length; k++) {
      const upper = order[k - 1] as number;
      const lower = order[k] as number;
      const missing = distance - ((placed[lower] as number) - (placed[upper] as number));
      if (missing <= 0) continue;
      placed[upper] = (placed[upper] as number) - missing / 2;
      placed[lower] = (placed[lower] as number) + missing / 2;
    }
  }
  return placed;
}
