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

let failure: Error | null = null;

/** Whether something that was printed could not be written, such as to a full disk. */
export const isOutputLost = (): boolean => failure !== null;

/** The terminal or pipe that the program was started with. */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) {
    // A reader that has seen enough, such as `head`, or a terminal that is gone: the work goes on, unheard.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (GONE.has(error.code ?? '')) return;
      // What was to be read there is lost: said where it can be, and by the exit code.
      if (!failure && stream === process.stdout) process.stderr.write(`${error.message}\n`);
      failure ??= error;
    });
  }
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    redraws: process.stdout.isTTY && process.env.TERM !== 'dumb',
    columns: process.stdout.columns || USUAL_COLUMNS,
  };
}
