import { decodeText } from './decodeText';
import type { Encoding } from './reading';

/** Characters of a line that are shown. */
const MOST_SHOWN = 500;

/** Some lines of a text, counted from 1, in ascending order; long ones are cut. */
export function textLines(bytes: Uint8Array, encoding: Encoding, lines: readonly number[]): readonly string[] {
  const decoded = decodeText(bytes, '', encoding);
  if ('problem' in decoded) return [];
  const { text } = decoded;
  const found: string[] = [];
  let [line, at] = [1, 0];
  for (const wanted of lines) {
    for (; line < wanted; line++) {
      const end = endOfLine(text, at);
      at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    }
    found.push(text.slice(at, Math.min(endOfLine(text, at), at + MOST_SHOWN)));
  }
  return found;
}

function endOfLine(text: string, at: number): number {
  let end = at;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}
