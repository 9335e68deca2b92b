import { MOST_LISTED } from '../reading';
import type { JsonRow, JsonRows } from './jsonRows';
import { isRecord } from './recordCells';

/** Lines that tell whether a text is NDJSON. */
const LOOK = 200;

/** The values of a text with one JSON value a line; null where most lines are no records. Blank lines are passed over. */
export function readJsonLines(text: string): JsonRows | null {
  let [records, arrays, others] = [0, 0, 0];
  for (const { value } of parsedLines(text, () => others++)) {
    if (isRecord(value)) records++;
    else if (Array.isArray(value)) arrays++;
    else others++;
    if (records + arrays + others >= LOOK) break;
  }
  if (records + arrays <= others) return null;
  const damaged = { lines: [] as number[], count: 0 };
  const rows = parsedLines(text, (line) => {
    damaged.count++;
    if (damaged.lines.length < MOST_LISTED) damaged.lines.push(line);
  });
  return {
    ...{ rows, format: 'ndjson', areArrays: arrays > records, damaged },
    decisions: [{ about: 'format', reason: { code: 'reading.ndjson' } }],
  };
}

function* parsedLines(text: string, fail: (line: number) => void): Generator<JsonRow> {
  let line = 0;
  for (let start = 0; start < text.length; ) {
    line++;
    const end = text.indexOf('\n', start);
    const one = text.slice(start, end < 0 ? text.length : end).trim();
    start = end < 0 ? text.length : end + 1;
    if (one === '') continue;
    const value = parsed(one);
    if (value === undefined) fail(line);
    else yield { value, line };
  }
}

function parsed(text: string): unknown {
  // Most lines of a text that is no JSON are told by how they begin.
  if (text[0] !== '{' && text[0] !== '[') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
