/** Where a command writes. Results go to `out`, everything said about them to `err`. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** True when `out` is a screen that can redraw its last line. */
  readonly redraws: boolean;
  readonly columns: number;
}

const USUAL_COLUMNS = 80;

/** The terminal or pipe that the program was started with. */
export function processTerminal(): Terminal {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    redraws: process.stdout.isTTY && process.env.TERM !== 'dumb',
    columns: process.stdout.columns || USUAL_COLUMNS,
  };
}
