import type { Terminal } from './terminal';

const FULL = '━';
const HALF = '╸';
const EMPTY = '─';

/** A bar of `width` letters that is filled to `share`, from 0 to 1. */
export function drawBar(share: number, width: number): string {
  const halves = Math.round(Math.min(1, Math.max(0, share)) * width * 2);
  const full = Math.floor(halves / 2);
  const half = halves % 2;
  return FULL.repeat(full) + HALF.repeat(half) + EMPTY.repeat(Math.max(0, width - full - half));
}

/** A line at the bottom of the screen that is redrawn in place. Does nothing where the terminal cannot redraw. */
export class StatusLine {
  #shown = '';

  constructor(private readonly terminal: Terminal) {}

  /** Draws the line anew. What does not fit is cut off, since a wrapped line could not be redrawn. */
  draw(text: string): void {
    if (!this.terminal.redraws) return;
    const cut = [...text].slice(0, this.terminal.columns - 1).join('');
    if (cut === this.#shown) return;
    this.#shown = cut;
    this.terminal.out(`\r\u001b[2K${cut}`);
  }

  /** Takes the line away, so that lasting lines can be printed. */
  clear(): void {
    if (this.#shown === '') return;
    this.#shown = '';
    this.terminal.out('\r\u001b[2K');
  }
}
