import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { columnTexts } from '../columnTexts';
import { csvFormat } from '../csvFormat';
import { readTable } from '../readTable';
import type { Reading } from '../reading';

type Cell = string | number | { readonly xml: string } | null;
interface Book {
  readonly sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>;
  readonly merged?: string;
  readonly is1904?: boolean;
  readonly formats?: readonly string[];
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const LETTERS = 'ABCDEFGHIJ';
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
/** A cell of a number with a style. */
const styled = (value: number, style: number): Cell => ({ xml: `s="${style}"><v>${value}</v>` });

function cellXml(cell: Cell, place: string): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return `<c r="${place}" ${cell.xml}</c>`;
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  return `<c r="${place}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
}

/** The parts of a workbook; styles 1 to 5 are a date, a moment, a time of day and formats of the user. */
function parts({ sheets, merged, is1904, formats = [] }: Book): Record<string, string> {
  const names = Object.keys(sheets);
  const sheetXml = (rows: readonly (readonly Cell[])[]): string =>
    `${XML}<worksheet><sheetData>${rows
      .map(
        (row, i) => `<row r="${i + 1}">${row.map((cell, k) => cellXml(cell, `${LETTERS[k]}${i + 1}`)).join('')}</row>`,
      )
      .join('')}</sheetData>${merged ? `<mergeCells><mergeCell ref="${merged}"/></mergeCells>` : ''}</worksheet>`;
  return {
    'xl/workbook.xml': `${XML}<x:workbook xmlns:r="r"><x:workbookPr date1904="${is1904 ? 1 : 0}"/><x:sheets>${names
      .map((name, i) => `<x:sheet name="${escaped(name)}" sheetId="${i}" r:id="r${i}"/>`)
      .join('')}</x:sheets></x:workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships>${names
      .map((_, i) => `<Relationship Id="r${i}" Type="http://a/worksheet" Target="worksheets/s${i}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/styles.xml': `${XML}<styleSheet><numFmts>${formats
      .map((format, i) => `<numFmt numFmtId="${164 + i}" formatCode="${format.replace(/"/g, '&quot;')}"/>`)
      .join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${[0, 14, 22, 20, 164, 165]
      .map((id) => `<xf numFmtId="${id}"/>`)
      .join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `${XML}<sst><si><t>one</t></si><si><r><t>t</t></r><r><t xml:space="preserve">wo_x000A_</t></r><rPh><t>no</t></rPh></si></sst>`,
    ...Object.fromEntries(names.map((name, i) => [`xl/worksheets/s${i}.xml`, sheetXml(sheets[name] ?? [])])),
  };
}

const zipped = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
const read = (book: Book, given?: Partial<Reading>) => readTable(zipped(parts(book)), 'a.xlsx', given);

function cells(book: Book, given?: Partial<Reading>) {
  const { table, problems } = read(book, given);
  if (!table) return problems.map(({ code }) => code);
  return Object.fromEntries(
    table.columns.map((column) => {
      const { codes, texts } = columnTexts(column);
      return [column.name, Array.from(codes, (code) => texts[code] ?? '')];
    }),
  );
}

const ROWS = [
  ['shop', 'price'],
  ['a', 1.5],
  ['b', 2],
] as const;

describe('an Excel workbook', () => {
  it('is read with its numbers, shared and inline texts, booleans, values of formulas, and errors as missing', () => {
    const rows = [
      ['kind', 'on', 'sum', 'x'],
      [
        { xml: 't="s"><v>0</v>' },
        { xml: 't="b"><v>1</v>' },
        { xml: 't="str"><f>A1&amp;""</f><v>p&amp;q</v>' },
        1.1000000000000001,
      ],
      [{ xml: 't="s"><v>1</v>' }, { xml: 't="b"><v>0</v>' }, 'r', { xml: 't="e"><v>#N/A</v>' }],
    ];
    expect(cells({ sheets: { S: rows } })).toEqual({
      ...{ kind: ['one', 'two'], on: ['true', 'false'], sum: ['p&q', 'r'], x: ['1.1', ''] },
    });
  });

  it('has dates, moments and times of day by the formats of its cells, of 1900 and of 1904', () => {
    const formats = ['"on" yyyy\\-mm\\-dd', '[h]:mm'];
    const days = [45292, 45293, 45294];
    const rows = days.map((day, i) => [styled(day, 1), styled(day + 0.25, 2), styled(day, 4), styled(1.5, 5), i]);
    const book = { sheets: { S: [['day', 'at', 'own', 'length', 'x'], ...rows] }, formats };
    expect(read(book).table?.columns.map(({ kind }) => kind)).toEqual(['time', 'time', 'time', 'number', 'number']);
    expect(cells(book)).toMatchObject({
      day: ['2024-01-01', '2024-01-02', '2024-01-03'],
      at: ['2024-01-01 06:00', '2024-01-02 06:00', '2024-01-03 06:00'],
      own: ['2024-01-01', '2024-01-02', '2024-01-03'],
    });
    expect(cells({ ...book, is1904: true })).toMatchObject({ day: ['2028-01-02', '2028-01-03', '2028-01-04'] });
    const clock = {
      sheets: {
        S: [
          ['at', 'x'],
          [styled(0.5, 3), 1],
          [styled(0.25, 3), 2],
        ],
      },
    };
    expect(cells(clock)).toMatchObject({ at: ['12:00:00', '06:00:00'] });
  });

  it('is read of the sheet with the most filled cells, which is said, or of the one that is chosen', () => {
    const book = { sheets: { 'Read <me>': [['hello']], Data: ROWS, Other: [['y'], [7], [8]] } };
    expect(cells(book)).toEqual({ shop: ['a', 'b'], price: ['1.5', '2'] });
    const { source } = read(book);
    expect(source?.reading).toMatchObject({ format: 'excel', sheet: 'Data' });
    expect(source?.sheets).toEqual(['Read <me>', 'Data', 'Other']);
    expect(source?.decisions).toContainEqual({
      about: 'sheet',
      reason: { code: 'reading.sheetLargest', values: { sheet: 'Data', count: 3 } },
    });
    expect(cells(book, { sheet: 'Other' })).toEqual({ y: ['7', '8'] });
    expect(cells(book, { sheet: 'None' })).toEqual(['data.noSheet']);
  });

  it('has the table without titles, notes and empty columns around it, and merged cells filled downward', () => {
    const rows: Cell[][] = [
      [null, 'Sales'],
      [],
      [null, 'region', 'month', 'sum'],
      [null, 'N', 1, 5],
      [null, null, 2, 6],
      [null, 'S', 3, 7],
      [null, 'Source: us'],
    ];
    const book = { sheets: { S: rows }, merged: 'B4:B5' };
    expect(cells(book)).toEqual({ region: ['N', 'N', 'S'], month: ['1', '2', '3'], sum: ['5', '6', '7'] });
    expect([...(read(book).table?.lines ?? [])]).toEqual([4, 5, 6]);
    expect(read(book).source?.setAside).toEqual([
      { reason: 'preamble', count: 1, lines: [1] },
      { reason: 'footer', count: 1, lines: [7] },
    ]);
  });

  it('is written as plain CSV for exported programs', () => {
    const { table, source } = read({ sheets: { S: ROWS } });
    const bytes = zipped(parts({ sheets: { S: ROWS } }));
    expect(csvFormat(bytes, table as never, null, source?.reading as never).text).toBe('shop,price\na,1.5\nb,2\n');
  });
});

describe('a workbook that cannot be read', () => {
  const codes = (bytes: Uint8Array): string[] => readTable(bytes, 'a.xlsx').problems.map(({ code }) => code);

  it('is refused by what it is', () => {
    expect(codes(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))).toEqual(['data.oldExcel']);
    expect(codes(zipped({ 'a.csv': 'a\n1\n' }))).toEqual(['data.zip']);
    expect(codes(zipped({ 'xl/workbook.bin': 'a' }))).toEqual(['data.binaryExcel']);
    expect(codes(zipped(parts({ sheets: { S: [] } })))).toEqual(['data.excelEmpty']);
    expect(codes(zipped(parts({ sheets: { S: [['a']] } })))).toEqual(['data.headerOnly']);
  });

  it('is refused where it is damaged, at whatever byte it is cut off or changed', () => {
    const whole = zipped(parts({ sheets: { S: ROWS } }));
    for (let end = 4; end < whole.length; end++)
      expect([end, codes(whole.subarray(0, end))]).toEqual([end, ['data.excelDamaged']]);
    for (let at = 4; at < whole.length; at++) {
      const changed = whole.slice();
      changed[at] = (changed[at] as number) ^ 0xff;
      expect(() => readTable(changed, 'a.xlsx')).not.toThrow();
    }
    const files = parts({ sheets: { S: ROWS } });
    const sheet = files['xl/worksheets/s0.xml'] as string;
    for (let end = 0; end < sheet.length; end++) {
      const cut = zipped({ ...files, 'xl/worksheets/s0.xml': sheet.slice(0, end) });
      expect([end, codes(cut)]).toEqual([end, ['data.excelDamaged']]);
    }
  });

  it('is refused where it would fill the memory', () => {
    const files = parts({ sheets: { S: ROWS } });
    // What the directory says of the sheet, which is its first entry: more than is unpacked, and less than there is.
    const padded = { 'xl/worksheets/s0.xml': `${files['xl/worksheets/s0.xml']}${' '.repeat(2 ** 22)}` };
    const bomb = zipped({ ...padded, ...files, ...padded });
    const directory = new DataView(bomb.buffer).getUint32(bomb.length - 6, true);
    for (const [size, code] of [
      [0x7fffffff, 'data.excelLarge'],
      [1000, 'data.excelDamaged'],
    ] as const) {
      new DataView(bomb.buffer).setUint32(directory + 24, size, true);
      expect(codes(bomb)).toEqual([code]);
    }
    const far = Array.from({ length: 3000 }, (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`).join(
      '',
    );
    const wide = `<worksheet><sheetData>${far}</sheetData></worksheet>`;
    expect(codes(zipped({ ...files, 'xl/worksheets/s0.xml': wide }))).toEqual(['data.tooManyCells']);
    const open = `<worksheet><sheetData>${'<c r="'.repeat(100_000)}`;
    expect(codes(zipped({ ...files, 'xl/worksheets/s0.xml': open }))).toEqual(['data.excelDamaged']);
  });
});
