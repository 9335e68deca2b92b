/** Where a command writes. Results go to `out`, everything said about them to `err`. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** True when `out` is a screen that can redraw its last line. */
  readonly redraws: boolean;
  readonly columns: number;
}

const USUAL_COLUMNS = 80;
/** What a stream says whose reader is gone. */
const GONE = new Set(['EPIPE', 'EIO', 'ECONNRESET']);

/** The terminal or pipe that the program was started with. */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) {
    // A reader that has seen enough, such as `head`, or a terminal that is gone: the work goes on, unheard.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (!GONE.has(error.code ?? '')) throw error;
    });
  }
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    redraws: process.stdout.isTTY && process.env.TERM !== 'dumb',
    columns: process.stdout.columns || USUAL_COLUMNS,
  };
}
