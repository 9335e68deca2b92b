import { describe, expect, it } from 'vitest';
import { csvFormat } from './csvFormat';
import { readTable } from './readTable';
import { findColumn, type NumberColumn } from './table';
import { messageOf, messagesOf } from '../testing/english';

const encode = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'utf8'));
const read = (text: string) => readTable(encode(text), 'prices.csv');
const says = (bytes: Uint8Array | string): string[] =>
  messagesOf(readTable(typeof bytes === 'string' ? encode(bytes) : bytes, 'prices.csv').problems);

describe('reading a CSV', () => {
  it('types columns: times, numbers with gaps, categories', () => {
    const { table, problems } = read('day,price,mood\n2024-05-30,1.5,calm\n2024-05-31,,wild\n2024-06-01,-2e3,calm\n');
    expect(problems).toEqual([]);
    expect(table?.rowCount).toBe(3);
    expect(findColumn(table!, 'day')).toMatchObject({ kind: 'time', datesOnly: true });
    expect([...(findColumn(table!, 'price') as { values: Float64Array }).values]).toEqual([1.5, Number.NaN, -2000]);
    expect(findColumn(table!, 'mood')).toMatchObject({ kind: 'category', categories: ['calm', 'wild'] });
  });

  it('finds the delimiter, and reads decimal commas where it is not the comma', () => {
    const { table } = read('a;b\n1,5;x\n2,25;y\n');
    expect([...(findColumn(table!, 'a') as { values: Float64Array }).values]).toEqual([1.5, 2.25]);
  });

  it('reads numbers with thousands separators, and says so', () => {
    const { table, source } = read('day;umsatz\n1;12.537,88\n2;404\n3;1.002,10\n');
    expect([...(findColumn(table!, 'umsatz') as NumberColumn).values]).toEqual([12537.88, 404, 1002.1]);
    expect(source?.reading.decimal).toBe(',');
    expect(source?.decisions.map(({ about }) => about)).toContain('types');
  });

  it('reads quoted fields with commas, quotes and line breaks, and keeps the file’s line numbers', () => {
    const { table } = read('name,n\n"a, ""b""\nc",1\nd,2\n');
    expect(findColumn(table!, 'name')).toMatchObject({ categories: ['a, "b"\nc', 'd'] });
    expect([...table!.lines]).toEqual([2, 4]);
  });

  it('reads a UTF-8 byte order mark, UTF-16 and Windows line ends', () => {
    expect(readTable(encode('\ufeffa,b\r\n1,2\r\n'), 'x.csv').table?.columns[0]?.name).toBe('a');
    const utf16 = Uint8Array.from(Buffer.from('\ufeffgröße\n3\n', 'utf16le'));
    expect(readTable(utf16, 'x.csv').table?.columns[0]?.name).toBe('größe');
  });

  it('reads a line break in a name or a cell as the exported data has it, whatever system wrote the file', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const bytes = encode(`"price${end}in USD",kind${end}1,"a${end}b"${end}2,c${end}`);
      const { table, source } = readTable(bytes, 'x.csv');
      expect(table?.columns[0]?.name).toBe('price\nin USD');
      expect(findColumn(table!, 'kind')).toMatchObject({ categories: ['a\nb', 'c'] });
      expect(csvFormat(bytes, table!, null, source!.reading).text).toBe('"price\nin USD",kind\n1,"a\nb"\n2,c\n');
    }
  });

  it('refuses UTF-16 with half of a pair, by its line', () => {
    const halves = Uint8Array.from(Buffer.from('\ufeffa,b\n1,2\n3,\ud83e\n', 'utf16le'));
    const { table, problems } = readTable(halves, 'x.csv');
    expect([table, problems.map(({ code, values }) => [code, values])]).toEqual([
      null,
      [['data.encoding', { file: 'x.csv', byte: '0xD83E', line: 3 }]],
    ]);
  });

  it('reads American and European dates by looking at all of them', () => {
    const day = (text: string): string => {
      const { table } = read(text);
      const column = findColumn(table!, 'd') as { values: Float64Array };
      return new Date(column.values[0] as number).toISOString().slice(0, 10);
    };
    expect(day('d,n\n5/6/2024,1\n5/31/2024,2\n')).toBe('2024-05-06');
    expect(day('d,n\n5/6/2024,1\n31/5/2024,2\n')).toBe('2024-06-05');
    expect(day('d,n\n5.6.2024,1\n')).toBe('2024-06-05');
  });

  it('is empty: says so', () => {
    expect(says('')).toEqual(['The file prices.csv is empty.']);
    expect(says(' \n\n')).toEqual(['The file prices.csv is empty.']);
    expect(says('a,b\n')).toEqual(['The file prices.csv has a header line but no rows.']);
  });

  it('sets aside lines with other than the usual number of fields, or refuses them where that is asked for', () => {
    const text = 'a,b\n1,2\n3\n4,5,6\n7,8\n9,10\n11,12\n';
    const { table, source, problems } = read(text);
    expect([...(table?.lines ?? [])]).toEqual([2, 5, 6, 7]);
    expect(source?.setAside).toEqual([
      { reason: 'tooFew', count: 1, lines: [3] },
      { reason: 'tooMany', count: 1, lines: [4] },
    ]);
    expect(source?.rowsRead).toBe(6);
    expect(messagesOf(problems)).toEqual([
      '1 line of prices.csv is set aside, for too few fields: line 3.',
      '1 line of prices.csv is set aside, for too many fields: line 4.',
    ]);
    const strict = readTable(encode(text), 'prices.csv', { ragged: 'refuse' });
    expect(messagesOf(strict.problems)).toEqual([
      'Line 3 of prices.csv has 1 field, but the table has 2 (2 lines like it).',
    ]);
    expect(says('a,b\n1,2\n3\n4\n5,6,7\n')[0]).toContain('has 1 field, but the table has 2');
  });

  it('counts the rows of a turned table, not the lines they came from', () => {
    const bytes = encode('place,2024-01-01,2024-01-02,2024-01-03\nnorth,1,2,3\nsouth,4,5,6\n');
    const { table, source } = readTable(bytes, 'wide.csv', { turned: 'place' });
    expect(table?.columns.map(({ name }) => name)).toEqual(['place', 'time', 'value']);
    expect([table?.rowCount, source?.rowsRead, source?.setAside]).toEqual([6, 6, []]);
  });

  it('refuses what is no text: names the line of its first zero byte', () => {
    expect(says(Uint8Array.from([0x61, 0x0a, 0x00]))).toEqual([
      'prices.csv is not a text file: it contains a zero byte on line 2.',
    ]);
  });

  it('has text in a number column: names the cell', () => {
    const rows = Array.from({ length: 30 }, (_, i) => (i === 12 ? 'oops' : String(i)));
    const { table, problems } = read(`n\n${rows.join('\n')}\n`);
    expect((findColumn(table!, 'n') as NumberColumn).values[12]).toBeNaN();
    expect(problems[0]).toMatchObject({ line: 14, column: 'n', severity: 'warning' });
    expect(messageOf(problems[0])).toBe(
      'Column “n” contains numbers, but “oops” on line 14 is not one (1 cell like it): read as empty.',
    );
  });

  it.each(['1e999', '-1e999', '"1e999"'])('has a number that is too large for any: names the cell %s', (cell) => {
    const rows = Array.from({ length: 30 }, (_, i) => (i === 12 ? cell : String(i)));
    const { table, problems } = read(`n\n${rows.join('\n')}\n`);
    expect((findColumn(table!, 'n') as NumberColumn).values[12]).toBeNaN();
    expect(problems[0]).toMatchObject({ line: 14, column: 'n' });
  });

  it('has an open quotation mark, nameless or twin columns', () => {
    expect(says('a,b\n1,"2\n3,4\n')).toEqual(['A quotation mark that opens on line 2 of prices.csv is never closed.']);
    const { table, source } = read('a,,a,__proto__\n1,2,3,4\n');
    expect(table?.columns.map(({ name }) => name)).toEqual(['a', 'Column 2', 'a (2)', '__proto__ (2)']);
    expect(source?.decisions.map(({ reason }) => reason.code)).toEqual(
      expect.arrayContaining(['reading.unnamed', 'reading.renamed']),
    );
  });
});
