/** Rows of a batch go to threads in multiples of this, the rows of a tile of the matrix product. */
const ROW_GRAIN = 4;

/** A thread's rows of a batch: from which, and how many. */
export interface BatchShare {
  readonly from: number;
  readonly rows: number;
}

/** Shares the rows of a batch among threads, as evenly as tiles allow; the last threads may go without. */
export function shareRows(rows: number, threads: number): BatchShare[] {
  const grain = Math.ceil(rows / threads / ROW_GRAIN) * ROW_GRAIN;
  return Array.from({ length: threads }, (_, k) => {
    const from = Math.min(rows, k * grain);
    return { from, rows: Math.min(rows, from + grain) - from };
  });
}
