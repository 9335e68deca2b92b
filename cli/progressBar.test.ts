import { expect, test } from 'vitest';
import { drawBar, StatusLine } from './progressBar';
import type { Terminal } from './terminal';

function recorder(redraws: boolean, columns = 20): Terminal & { readonly written: string[] } {
  const written: string[] = [];
  return { out: (text) => void written.push(text), err: () => {}, redraws, columns, written };
}

test('the bar fills by half letters and never leaves its width', () => {
  expect([0, 0.3, 0.5, 1, 2, -1].map((share) => drawBar(share, 5))).toEqual([
    '─────',
    '━╸───',
    '━━╸──',
    '━━━━━',
    '━━━━━',
    '─────',
  ]);
});

test('the line is redrawn in place, cut to the screen, and taken away', () => {
  const terminal = recorder(true, 10);
  const line = new StatusLine(terminal);
  line.draw('0123456789abc');
  line.draw('0123456789xyz');
  line.clear();
  line.clear();
  expect(terminal.written).toEqual(['\r\u001b[2K012345678', '\r\u001b[2K']);
});

test('nothing is drawn into a pipe', () => {
  const terminal = recorder(false);
  const line = new StatusLine(terminal);
  line.draw('50 %');
  line.clear();
  expect(terminal.written).toEqual([]);
});
