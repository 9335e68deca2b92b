/** Cells of a long column that are looked at before all of them are. */
const SAMPLE = 500;

/** The filled cells at even distances in a column: all of a short one, some hundred of a long one. */
export function sampleCells(cells: readonly string[], isMissing: (cell: string) => boolean): string[] {
  const step = Math.max(1, cells.length / SAMPLE);
  const sample: string[] = [];
  for (let at = 0; at < cells.length; at += step) {
    const cell = cells[Math.floor(at)] as string;
    if (!isMissing(cell)) sample.push(cell);
  }
  return sample;
}
