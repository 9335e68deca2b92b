import { describe, expect, it } from 'vitest';
import { columnTexts } from '../columnTexts';
import { readTable } from '../readTable';
import type { Reading } from '../reading';
import { findColumn } from '../table';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (value: unknown, name = 'a.json', given: Partial<Reading> = {}) =>
  readTable(bytesOf(typeof value === 'string' ? value : JSON.stringify(value)), name, given);

function cells(value: unknown, name?: string, given?: Partial<Reading>) {
  const { table, problems } = read(value, name, given);
  if (!table) return problems.map(({ code }) => code);
  return Object.fromEntries(
    table.columns.map((column) => {
      const { codes, texts } = columnTexts(column);
      const values = column.kind === 'number' ? [...column.values] : Array.from(codes, (code) => texts[code] ?? '');
      return [column.name, values];
    }),
  );
}

const DAYS = ['2024-01-01', '2024-01-02', '2024-01-03'];
const TABLE = { day: DAYS, load: [1.5, 2, 0.1], shop: ['a', 'b', 'a'] };
const RECORDS = DAYS.map((day, i) => ({ day, load: TABLE.load[i], shop: TABLE.shop[i] }));

describe('a table of JSON', () => {
  it('is read of records, with dates as times and numbers exact', () => {
    expect(cells(RECORDS)).toEqual(TABLE);
    expect(findColumn(read(RECORDS).table as never, 'day')?.kind).toBe('time');
  });

  it('is read as pandas writes it in each of its ways', () => {
    const byRow = (values: readonly unknown[]) => Object.fromEntries(values.map((value, i) => [String(i), value]));
    const rows = DAYS.map((_, i) => Object.values(RECORDS[i] as object) as unknown[]);
    const fields = Object.keys(TABLE).map((name) => ({ name, type: 'string' }));
    const forms = {
      list: TABLE,
      columns: Object.fromEntries(Object.entries(TABLE).map(([name, values]) => [name, byRow(values)])),
      index: byRow(RECORDS),
      split: { columns: Object.keys(TABLE), index: [0, 1, 2], data: rows },
      table: { schema: { fields, pandas_version: '1.4.0' }, data: RECORDS },
      values: [Object.keys(TABLE), ...rows],
    };
    for (const [form, value] of Object.entries(forms)) expect({ [form]: cells(value) }).toEqual({ [form]: TABLE });
  });

  it('keeps the names of rows that are not counted', () => {
    const load = Object.fromEntries(DAYS.map((day, i) => [day, i]));
    const found = cells({ load });
    expect(found).toEqual({ index: DAYS, load: [0, 1, 2] });
    expect(cells({ columns: ['load'], index: DAYS, data: [[0], [1], [2]] })).toEqual(found);
    expect(cells(Object.fromEntries(DAYS.map((day, i) => [day, { load: i }])))).toEqual(found);
  });

  it('is the largest one under the keys of an object, which is said', () => {
    const value = { unit: 'MW', small: [{ a: 1 }], data: { rows: RECORDS }, hourly: { time: ['x'], value: [1] } };
    expect(cells(value)).toEqual(TABLE);
    expect(read(value).source?.decisions.map(({ reason }) => reason)).toContainEqual({
      code: 'reading.jsonKey',
      values: { key: 'data.rows', count: 3 },
    });
  });

  it('has objects within records as columns, missing keys as empty cells, and booleans as texts', () => {
    const value = [{ a: { b: 1, c: { d: 'x' } } }, { a: { b: 2 }, on: true }, { on: false, a: null }];
    expect(cells(value)).toEqual({
      'a.b': [1, 2, NaN],
      'a.c.d': ['x', '', ''],
      on: ['', 'true', 'false'],
      a: ['', '', ''],
    });
  });

  it('leaves lists within records out, and says so', () => {
    const value = [
      { a: 1, tags: ['x'] },
      { a: 2, tags: [] },
    ];
    expect(cells(value)).toEqual({ a: [1, 2] });
    expect(read(value).source?.decisions).toContainEqual({
      about: 'columns',
      reason: { code: 'reading.lists', values: { columns: ['tags'] } },
    });
  });

  it('is read of lists with and without a header', () => {
    expect(
      cells([
        ['x', 'y'],
        [1, 2],
        [3, 4],
      ]),
    ).toEqual({ x: [1, 3], y: [2, 4] });
    expect(cells([[1, 2], [3, 4], [5]])).toEqual({ 'Column 1': [1, 3, 5], 'Column 2': [2, 4, NaN] });
    expect(cells([3, 1, 2])).toEqual({ 'Column 1': [3, 1, 2] });
  });

  it('is told by its content, whatever the ending and the encoding', () => {
    expect(cells(RECORDS, 'a.csv')).toEqual(TABLE);
    expect(cells(` \n${JSON.stringify(RECORDS, null, 2)}`, 'a.txt')).toEqual(TABLE);
    const utf16 = Uint8Array.from(`\ufeff${JSON.stringify(RECORDS)}`, (letter) => letter.charCodeAt(0));
    const bytes = new Uint8Array(utf16.length * 2);
    for (const [i, unit] of [...`\ufeff${JSON.stringify(RECORDS)}`].entries())
      new DataView(bytes.buffer).setUint16(2 * i, unit.charCodeAt(0), true);
    expect(readTable(bytes, 'a.json').table?.rowCount).toBe(3);
    expect(readTable(bytes, 'a.json').source?.reading).toMatchObject({
      format: 'json',
      encoding: 'utf-16le',
      sheet: null,
    });
    expect(cells('[a],[b]\n1,2\n3,4\n', 'a.csv')).toEqual({ '[a]': [1, 3], '[b]': [2, 4] });
    expect(cells('{"a":1}\n{"a":2}\n', 'a.csv', { format: 'delimited' })).toEqual({ '{"a":1}': ['{"a":2}'] });
  });

  it('is read again the same with what was found', () => {
    const { source, table } = read(RECORDS);
    expect(read(RECORDS, 'a.json', source?.reading).table).toEqual(table);
  });
});

describe('NDJSON', () => {
  const lines = (...rows: readonly unknown[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

  it('is read line by line, blank ones passed over', () => {
    expect(cells(`${lines(...RECORDS.slice(0, 2))}\r\n\n\n${lines(RECORDS[2])}\n`, 'a.ndjson')).toEqual(TABLE);
    expect(cells(lines({ a: 1 }), 'a.jsonl')).toEqual({ a: [1] });
    expect(cells(lines(['x', 'y'], [1, 2], [3, 4]))).toEqual({ x: [1, 3], y: [2, 4] });
  });

  it('sets lines aside that are no JSON, or no records, with their numbers', () => {
    const { table, source, problems } = read(`{"a":1}\n{"a":\n[3]\n{"a":2}\n{"a":4}\noops\n`);
    expect([...(table?.lines ?? [])]).toEqual([1, 4, 5]);
    expect(source?.setAside).toEqual([
      { reason: 'noRecord', count: 1, lines: [3] },
      { reason: 'notJson', count: 2, lines: [2, 6] },
    ]);
    expect(source?.rowsRead).toBe(6);
    expect(problems.map(({ code }) => code)).toEqual(['data.setAside', 'data.setAside']);
  });
});

describe('JSON that is no table', () => {
  it('is refused by what it holds', () => {
    expect(read({ a: 1, b: 'x' }).problems[0]).toMatchObject({
      code: 'data.jsonNoTable',
      values: { found: { code: 'json.object', values: { names: ['a', 'b'] } } },
    });
    for (const value of [[], {}, 7, 'null', [{}], [[]]]) expect(cells(value, 'a.json')).not.toContain('data.notJson');
    for (const value of [[], {}, [{}], [[]]]) expect(cells(value)).toEqual(['data.jsonNoTable']);
  });

  it('is refused by the place of the damage, at whatever byte it is cut off', () => {
    for (const value of [RECORDS, TABLE, { data: RECORDS }]) {
      const text = JSON.stringify(value);
      for (let end = 1; end < text.length; end++)
        expect([end, cells(text.slice(0, end))]).toEqual([end, ['data.notJson']]);
    }
    expect(read('[{"a": 1},\n {"a": 2},,]').problems[0]).toMatchObject({ code: 'data.notJson', line: 2 });
  });

  it('is refused where it would cost too much', () => {
    const deep = 1_000_000;
    expect(cells(`${'['.repeat(deep)}${']'.repeat(deep)}`)).toEqual(['data.jsonDeep']);
    const wide = `{${Array.from({ length: deep }, (_, i) => `"k${i}":1`).join()}}`;
    expect(cells(`[${wide}]`)).toEqual(['data.jsonKeys']);
    expect(cells(wide)).toEqual(['data.jsonKeys']);
    const sparse = Array.from({ length: 20_000 }, (_, i) => `{"k${i}":1}`);
    expect(cells(sparse.join('\n'))).toEqual(['data.tooManyCells']);
    expect(cells(`[${sparse.join()}]`)).toEqual(['data.tooManyCells']);
  });
});
