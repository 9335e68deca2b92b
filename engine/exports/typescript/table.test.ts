import { runInThisContext } from 'node:vm';
import Papa from 'papaparse';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { type DayOrder, parseTime } from '../../tables/parseTime';
import table from './files/src/table.ts?raw';

/** Runs the file of the program with a recipe and returns what it exports. */
function load<Exports>(recipe: object): Exports {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(table, { compilerOptions });
  const exports = {};
  const run = runInThisContext(`(require, exports) => {${outputText}\n}`) as (
    require: unknown,
    exports: unknown,
  ) => void;
  run(() => ({ recipe }), exports);
  return exports as Exports;
}

describe('the exported reader of times', () => {
  const iso = [
    '2024-05-31',
    '2024/5/3',
    '2024-05',
    '2024-05-31 14:00',
    '2024-05-31T14:00:05',
    '2024-05-31T14:00:05.1239Z',
    '2024-05-31 14:00+02:00',
    '2024-05-31 14:00:00 -0330',
    '1969-12-31 23:59:59.999',
  ];
  const european = ['31.5.2024', '1.2.2024 03:04', '5/6/2024', '12/1/2024 23:59:58'];

  test.each([
    ['dayFirst', [...iso, ...european]],
    ['monthFirst', [...iso, ...european]],
  ] as const)('%s: reads each as the engine does', (order: DayOrder, texts) => {
    const times = { dayfirst: order === 'dayFirst' };
    const reader = load<{ parseTime(text: string): number }>({ delimiter: ',', times });
    for (const text of texts) expect([text, reader.parseTime(text)]).toEqual([text, parseTime(text, order)?.ms]);
    expect(() => reader.parseTime('yesterday')).toThrow('“yesterday” is not a date');
  });
});

describe('the exported reader of CSV', () => {
  interface Reader {
    parseTable(text: string): { header: string[]; rows: string[][] };
  }
  const readerFor = (delimiter: string): Reader => load<Reader>({ delimiter });

  test.each([
    ['plain', 'a,b\n1,2\n3,4\n'],
    ['without a last line end', 'a,b\n1,2'],
    ['Windows line ends', 'a,b\r\n1,2\r\n"x",3\r\n'],
    ['quoted delimiters, quotes and line ends', 'a,"b,c"\n"say ""hi""","two\nlines"\n"",x\n'],
    ['quotes inside a plain field', 'a,b\nit"s,5" disk\n'],
    ['empty lines', 'a,b\n\n1,2\n\n\n'],
    ['a byte order mark', '\ufeffa,b\n1,2\n'],
    ['empty fields', 'a,b,c\n,,1\n1,,\n'],
  ])('%s: splits as the engine does', (_title, text) => {
    const parsed = Papa.parse(text.replace(/^\ufeff/, '')).data.map((row) => row.map((cell) => cell.trim()));
    const [header, ...rows] = parsed.filter((row) => row.some((cell) => cell !== ''));
    expect(readerFor(',').parseTable(text)).toEqual({ header, rows });
  });

  test('splits at the delimiter of the project’s data', () => {
    expect(readerFor(';').parseTable('a;b\n1,5;2\n')).toEqual({ header: ['a', 'b'], rows: [['1,5', '2']] });
    expect(readerFor('\t').parseTable('a\tb\n1\t\n').rows).toEqual([['1', '']]);
  });

  test('refuses a row with a field too many', () => {
    expect(() => readerFor(',').parseTable('a,b\n1,2\n1,2,3\n')).toThrow(
      'A row has more or fewer fields than the header.',
    );
  });
});
