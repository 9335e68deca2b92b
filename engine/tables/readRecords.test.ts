import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { messageOf } from '../testing/english';
import { createRandom } from '../random/random';
import { RecordReader } from './readRecords';
import { readTable } from './readTable';
import { strToU8 } from 'fflate';

const PIECES = ['a', 'b', ' ', ',', '\n', '\r\n', '\r', '"', '""', '"x"', '"y,z"', '"1\n2"', '3', '\t', '\u00a0'];

function recordsOf(text: string, delimiter = ',') {
  const reader = new RecordReader(text, delimiter, 'x.csv');
  const records: string[][] = [];
  const lines: number[] = [];
  for (let record = reader.next(); record !== null; record = reader.next()) {
    if ('code' in record) throw new Error(messageOf(record));
    records.push(record);
    lines.push(reader.startLine);
  }
  return { records, lines };
}

describe('records', () => {
  it('are those that PapaParse reads, wherever it finds nothing wrong', () => {
    const random = createRandom('records');
    let compared = 0;
    for (let round = 0; round < 20_000; round++) {
      const text = Array.from({ length: 1 + random.integer(14) }, () => PIECES[random.integer(PIECES.length)]).join('');
      const { data, errors } = Papa.parse(text.replace(/\r\n?/g, '\n'), { delimiter: ',' });
      const records = data.filter((fields) => fields.some((field) => field.trim() !== ''));
      if (errors.some(({ type }) => type === 'Quotes')) continue;
      expect(recordsOf(text).records, JSON.stringify(text)).toEqual(records);
      compared++;
    }
    expect(compared).toBeGreaterThan(5000);
  });

  it('keep the lines that they start on, over blank lines and line breaks in fields', () => {
    const { records, lines } = recordsOf('\n\na,b\r\n \t\n"1\n\n1",2\r\r3,4\n,\n5,6');
    expect(records).toEqual([
      ['a', 'b'],
      ['1\n\n1', '2'],
      ['3', '4'],
      ['5', '6'],
    ]);
    expect(lines).toEqual([3, 5, 9, 11]);
  });

  it('fill no memory: what is wrong is told after one pass', () => {
    const says = (text: string): string => messageOf(readTable(strToU8(text), 'x.csv').problems[0]);
    const million = 2 ** 20;
    expect(says(`${'a,'.repeat(100_000)}`)).toBe('Line 1 of x.csv has more than 100000 fields.');
    expect(says(`a,b\n1,2\n${'1,'.repeat(3 * million)}\n`)).toBe('Line 3 of x.csv has more than 100000 fields.');
    for (const cell of ['x'.repeat(million + 1), `"${'\n'.repeat(2 * million)}`, '"'.repeat(2 * million)]) {
      expect(says(`a,b\n1,2\n\n3,${cell}`)).toBe(
        'A field of x.csv that starts on line 4 has more than 1048576 characters.',
      );
    }
    expect(says(`a,${'b'.repeat(2001)}\n1,2\n`)).toContain('The name of column 2 of x.csv has 2001 characters (bbb');
  });

  it('are found among a hundred times as many blank lines', () => {
    for (const blank of ['\n', '\r\n', '\r', ' \t\n']) {
      const { table } = readTable(strToU8(`a,"b"\n1,2\n${blank.repeat(500_000)}3,4\n`), 'x.csv');
      expect(table?.rowCount).toBe(2);
      expect([...(table?.lines ?? [])]).toEqual([2, 500_003]);
    }
  });
});

it('of a hundred thousand columns are told apart by whole lines', () => {
  const columns = Array.from({ length: 90_000 }, (_, i) => `c${i}`);
  const text = `${columns.join(';')}\n${`${'1,5;'.repeat(89_999)}2\n`.repeat(3)}`;
  const { table } = readTable(strToU8(text), 'x.csv');
  expect([table?.columns.length, table?.rowCount, table?.columns[0]?.kind]).toEqual([90_000, 3, 'number']);
});
