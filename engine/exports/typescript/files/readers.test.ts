import { runInThisContext } from 'node:vm';
import Papa from 'papaparse';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { type DayOrder, parseTime } from '../../../tables/parseTime';
import type { ExportPlan } from '../exportPlan';
import { csvFile } from './csvFile';
import { timeFile } from './timeFile';

/** Runs a generated module and returns what it exports. */
function load<Exports>(source: string, modules: Readonly<Record<string, unknown>> = {}): Exports {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(source, { compilerOptions });
  const exports = {};
  const run = runInThisContext(`(require, exports) => {${outputText}\n}`) as (
    require: unknown,
    exports: unknown,
  ) => void;
  run((name: string) => modules[name], exports);
  return exports as Exports;
}

const planWith = (csv: Partial<ExportPlan['csv']>): ExportPlan =>
  ({ csv: { delimiter: ',', decimalComma: false, times: 'iso', text: '', ...csv } }) as ExportPlan;

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
    ['iso', iso],
    ['dayFirst', [...iso, ...european]],
    ['monthFirst', [...iso, ...european]],
  ] as const)('%s: reads each as the engine does', (times, texts) => {
    const reader = load<{ parseTime(text: string): number }>(timeFile(planWith({ times })));
    const order: DayOrder = times === 'iso' ? 'monthFirst' : times;
    for (const text of texts) expect([text, reader.parseTime(text)]).toEqual([text, parseTime(text, order)?.ms]);
    expect(() => reader.parseTime('yesterday')).toThrow('“yesterday” is not a date');
  });
});

describe('the exported reader of CSV', () => {
  interface Reader {
    parseCsv(text: string): { header: string[]; rows: string[][] };
    csvLine(fields: readonly (string | number)[]): string;
  }
  const readerFor = (delimiter: string): Reader => load<Reader>(csvFile(planWith({ delimiter })));

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
    expect(readerFor(',').parseCsv(text)).toEqual({ header, rows });
  });

  test('splits at the delimiter of the project’s data', () => {
    expect(readerFor(';').parseCsv('a;b\n1,5;2\n')).toEqual({ header: ['a', 'b'], rows: [['1,5', '2']] });
    expect(readerFor('\t').parseCsv('a\tb\n1\t\n').rows).toEqual([['1', '']]);
  });

  test('refuses a row with a field too many', () => {
    expect(() => readerFor(',').parseCsv('a,b\n1,2\n1,2,3\n')).toThrow(
      'Row 2 of the data has not as many fields as the header.',
    );
  });

  test('what it writes, it reads back', () => {
    const fields = ['plain', 'a,b', 'say "hi"', 'two\nlines', ''];
    const line = readerFor(',').csvLine([...fields, 1.5]);
    const { rows } = readerFor(',').parseCsv(`h,h,h,h,h,h\n${line}`);
    expect(rows).toEqual([[...fields, '1.5']]);
  });
});
