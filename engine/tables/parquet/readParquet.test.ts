import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { columnTexts } from '../columnTexts';
import { csvFormat } from '../csvFormat';
import { readTable } from '../readTable';
import { type ByteReader, readRuns } from './readRuns';

/*
 * The files were written by pyarrow 22 in Python, with `write_table(t, name, store_schema=False, write_statistics=False, ...)`
 * from one table of six rows: `snappy` in row groups of four with all its columns; `zstdV2` with data pages of version 2.0 and the
 * encodings DELTA_BINARY_PACKED, BYTE_STREAM_SPLIT and DELTA_BYTE_ARRAY; `gzipInt96` with times of 96 bits; `brotli`.
 */
const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`fixtures/${name}.parquet`, import.meta.url)));

function cells(bytes: Uint8Array) {
  const { table, problems } = readTable(bytes, 'a.parquet');
  if (!table) return problems.map(({ code }) => code);
  return Object.fromEntries(
    table.columns.map((column) => {
      const { codes, texts } = columnTexts(column);
      return [column.name, Array.from(codes, (code) => texts[code] ?? '')];
    }),
  );
}

const HOURS = [6, 7, 8, 9, 10, 11].map((hour) => `2024-01-01 ${String(hour).padStart(2, '0')}:00`);
const COMMON = {
  at: HOURS,
  x: ['0.1', '', '2.5', '1e-7', '-3', '7'],
  n: ['1', '2', '', String(2 ** 40), '5', '6'],
  shop: ['a', 'b', '', 'a', 'é', 'b'],
  on: ['true', 'false', '', 'true', 'true', 'false'],
};

describe('a Parquet file', () => {
  it('is read with its times, numbers, texts, booleans, decimals and missing values', () => {
    expect(cells(fixture('snappy'))).toEqual({
      ...{ ...COMMON, ns: HOURS, price: Array(6).fill('1.25'), clock: Array(6).fill('01:02:03.000') },
      day: [1, 2, 3, 4, 5, 6].map((day) => `2024-01-0${day}`),
    });
  });

  it('is read in each way that values may be packed and written', () => {
    expect(cells(fixture('zstdV2'))).toEqual(COMMON);
    expect(cells(fixture('gzipInt96'))).toEqual(COMMON);
  });

  it('has columns of lists left out, which is said', () => {
    const { source } = readTable(fixture('snappy'), 'a.csv');
    expect(source?.reading.format).toBe('parquet');
    expect(source?.decisions.slice(0, 2)).toEqual([
      { about: 'format', reason: { code: 'reading.parquet' } },
      { about: 'columns', reason: { code: 'reading.nested', values: { columns: ['tags'] } } },
    ]);
  });

  it('is written as plain CSV for exported programs', () => {
    const bytes = fixture('gzipInt96');
    const { table, source } = readTable(bytes, 'a.parquet');
    const { text } = csvFormat(bytes, table as never, 'at', source?.reading as never);
    expect(text.split('\n').slice(0, 2)).toEqual(['at,x,n,shop,on', '2024-01-01 06:00,0.1,1,a,true']);
  });
});

describe('a Parquet file that cannot be read', () => {
  it('is refused by how it is packed', () => {
    expect(readTable(fixture('brotli'), 'a').problems).toMatchObject([
      { code: 'data.parquetCodec', values: { codec: 'BROTLI' } },
    ]);
  });

  it('is refused where it is cut off, at whatever byte', () => {
    const whole = fixture('snappy');
    for (let end = 4; end < whole.length; end++)
      expect([end, cells(whole.subarray(0, end))]).toEqual([end, ['data.parquetDamaged']]);
  });

  it('never throws, hangs or fills the memory, whatever byte is changed', () => {
    for (const name of ['snappy', 'zstdV2', 'gzipInt96']) {
      const whole = fixture(name);
      for (let at = 4; at < whole.length; at++)
        for (const flip of [0xff, 0x01]) {
          const changed = whole.slice();
          changed[at] = (changed[at] as number) ^ flip;
          const start = performance.now();
          expect(() => readTable(changed, 'a.parquet')).not.toThrow();
          expect([at, performance.now() - start < 2000]).toEqual([at, true]);
        }
    }
  }, 120_000);

  it('is refused where its footer claims an absurd size', () => {
    for (const size of [0, 0x7fffffff, 0xffffffff]) {
      const bytes = fixture('snappy');
      new DataView(bytes.buffer).setUint32(bytes.length - 8, size, true);
      expect(cells(bytes)).toEqual(['data.parquetDamaged']);
    }
  });

  it('has no run that grows beyond its page', () => {
    const readerOf = (...bytes: readonly number[]): ByteReader => ({
      view: new DataView(Uint8Array.from(bytes).buffer),
      offset: 0,
    });
    // A run of 2³⁰ sevens, and one of packed bits: 0 to 7 of three bits each.
    expect([...readRuns(readerOf(0x80, 0x80, 0x80, 0x80, 0x08, 7), 3, 4)]).toEqual([7, 7, 7, 7]);
    expect([...readRuns(readerOf(3, 0x88, 0xc6, 0xfa), 3, 8)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(() => readRuns(readerOf(3, 0x88), 3, 8)).toThrow(RangeError);
    expect(() => readRuns(readerOf(1, 1, 1, 1), 3, 8)).toThrow(RangeError);
  });
});
