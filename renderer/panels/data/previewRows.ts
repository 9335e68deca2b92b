/** Rows shown at each end of a long file. */
const END_ROWS = 50;

/** The first and last rows, and how many are left out between them; all rows when that leaves none out. */
export function previewRows(rowCount: number) {
  const from = (first: number, count: number): number[] => Array.from({ length: count }, (_, i) => first + i);
  if (rowCount <= 2 * END_ROWS) return { head: from(0, rowCount), tail: [], hidden: 0 };
  return { head: from(0, END_ROWS), tail: from(rowCount - END_ROWS, END_ROWS), hidden: rowCount - 2 * END_ROWS };
}
