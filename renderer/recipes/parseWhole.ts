/** Reads a whole number; null when the text is none, or one out of bounds. */
export function parseWhole(text: string, least: number, most: number): number | null {
  const value = /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : null;
}
