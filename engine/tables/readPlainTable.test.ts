import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { readAnyTable, readPlainTable, readTable } from './readTable';

const encode = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'utf8'));

type Draw = ReturnType<typeof createRandom>;

const pick = <T>(draw: Draw, items: readonly T[]): T => items[Math.floor(draw.next() * items.length)] as T;

const digits = (draw: Draw, count: number): string =>
  Array.from({ length: count }, () => Math.floor(draw.next() * 10)).join('');

/** Cells of one kind of column, most of them alike: what a column of that kind holds, and now and then something else. */
const KINDS: readonly ((draw: Draw, row: number) => string)[] = [
  (draw) => `${pick(draw, ['', '-', '+'])}${digits(draw, 1 + Math.floor(draw.next() * 3))}.${digits(draw, 4)}`,
  (draw) => digits(draw, 1 + Math.floor(draw.next() * 22)),
  (draw) => `${pick(draw, ['-0', '.5', '5.', '0', '1e5', '2E-3', '1e400', '0.1e-400', '-.25', '00012'])}`,
  (draw) => `${digits(draw, 2)},${digits(draw, 2)}`,
  (_, row) => new Date(Date.UTC(2024, 1, 27) + row * 3_600_000).toISOString().slice(0, 16).replace('T', ' '),
  (_, row) => new Date(Date.UTC(2023, 11, 30) + row * 86_400_000).toISOString().slice(0, 10),
  (_, row) => new Date(Date.UTC(999, 11, 31, 23, 59, 50) + row * 1000).toISOString().slice(0, 19),
  (draw) => `${1 + Math.floor(draw.next() * 28)}/${1 + Math.floor(draw.next() * 12)}/2024`,
  (draw) => pick(draw, ['calm', 'wild', 'windy']),
  (draw) => pick(draw, ['平静', 'stürmisch', '\ufeffmild', '🌀 wild\u00a0']),
  (draw) => pick(draw, ['\u00a01.5', '2\u3000', '3']),
  (draw) => pick(draw, ['1.200', '13.000', '7']),
];

const SURPRISES = [
  ...['', ' ', '\t', 'NA', 'null', '-', '?', 'oops', '1 2', ' 7 ', '"q"', '"a\nb"', '"', '2024-02-30', '2024-13-01'],
  ...[
    '2024-05-01 24:00',
    '0050-01-01',
    '2024-5-1',
    '2024-05-01T10:00:00Z',
    'é',
    '\u00a03',
    '\0',
    '\r',
    '\n',
    '1,2,3',
    '--1',
  ],
];

function drawFile(draw: Draw): string {
  const delimiter = pick(draw, [',', ';', '\t', '|']);
  const newline = pick(draw, ['\n', '\r\n', '\n', '\r\n', '\r']);
  const columns = 1 + Math.floor(draw.next() * 4);
  const kinds = Array.from({ length: columns }, () => pick(draw, KINDS));
  const surprise = pick(draw, [0, 0, 0, 0.003, 0.05]);
  const header = kinds.map((_, i) => pick(draw, [`c${i}`, ` c${i} `, `größe${i}`, `c${i}`, 'same', '']) || `x${i}`);
  const rows = Array.from({ length: Math.floor(draw.next() * 40) }, (_, row) => {
    const cells = kinds.map((kind) => (draw.next() < surprise ? pick(draw, SURPRISES) : kind(draw, row)));
    if (draw.next() < surprise / 4) cells.push('extra');
    return cells.join(delimiter);
  });
  for (let i = rows.length; i > 0; i--) {
    if (draw.next() < surprise) rows.splice(i, 0, pick(draw, ['', '  ', delimiter, delimiter.repeat(9), ' \t']));
  }
  const end = pick(draw, ['', newline, newline + newline, '\n']);
  const lines = [header.join(delimiter), ...rows].map((line, i) =>
    i > 0 && draw.next() < surprise / 4 ? `${line}\n` : line,
  );
  return pick(draw, ['', '', '\ufeff', '\ufeff\ufeff', '\n', ' ']) + lines.join(newline) + end;
}

describe('reading a plain CSV straight from its bytes', () => {
  it('gives what the full reader gives, for 1 500 drawn files', { timeout: 120_000 }, () => {
    const random = createRandom(20_240_531);
    let tables = 0;
    let plain = 0;
    for (let i = 0; i < 1500; i++) {
      const text = drawFile(random);
      const bytes = encode(text);
      // Now and then a byte that no UTF-8 text has.
      if (random.next() < 0.02 && bytes.length > 0) bytes[random.integer(bytes.length)] = 0xc0;
      const expected = readAnyTable(bytes, 'drawn.csv');
      if (expected.table) tables++;
      if (readPlainTable(bytes, 'drawn.csv')) plain++;
      expect(readTable(bytes, 'drawn.csv'), `file ${i}: ${JSON.stringify(text)}`).toEqual(expected);
    }
    expect(tables).toBeGreaterThan(400);
    expect(plain).toBeGreaterThan(300);
  });

  it('rounds numbers as JavaScript does, to the last bit', () => {
    const random = createRandom(7);
    const cells = Array.from({ length: 20_000 }, () => {
      const text = digits(random, 1 + Math.floor(random.next() * 18));
      const at = Math.floor(random.next() * (text.length + 1));
      return random.next() < 0.8 ? `${text.slice(0, at)}.${text.slice(at)}` : text;
    }).map((text) => (text === '.' ? '0' : text));
    const { table } = readTable(encode(`n\n${cells.join('\n')}\n`), 'n.csv');
    expect([...(table?.columns[0] as { values: Float64Array }).values]).toEqual(cells.map(Number));
  });
});
