import {
  type AwkwardFile,
  lines,
  iso,
  value,
  comma,
  utf8,
  utf16,
  latin1,
  withWords,
  file,
  FIRST_DAY,
  timed,
  plain,
} from './awkwardKit';

/** Files in the encodings, dialects and layouts in which people have them. */
export const AWKWARD_FILES: readonly AwkwardFile[] = [
  // Encodings.
  file('UTF-8 with a byte order mark', `\ufeff${plain}`, {
    ...timed,
    encoding: 'utf-8',
    tells: ['reading.encoding.mark'],
  }),
  file('UTF-16LE with a mark', utf16(`\ufeff${plain}`), { ...timed, encoding: 'utf-16le' }),
  file('UTF-16LE without a mark', utf16(plain), { ...timed, encoding: 'utf-16le' }),
  file('UTF-16BE with a mark', utf16(`\ufeff${plain}`, true), { ...timed, encoding: 'utf-16be' }),
  file('UTF-16BE without a mark', utf16(plain, true), { ...timed, encoding: 'utf-16be' }),
  file('Windows-1252', latin1(lines('größe;Ort', (row) => `${comma(row)};Zürich`)), {
    rows: 30,
    encoding: 'windows-1252',
    columns: ['größe', 'Ort'],
    first: { größe: 20, Ort: 'Zürich' },
  }),
  file('Windows-1252 of French', latin1(lines('année;été', (row) => `${1950 + row};${value(row)} °C`)), {
    rows: 30,
    encoding: 'windows-1252',
    kinds: { été: 'number' },
    first: { été: 20 },
  }),
  file('GB 18030', withWords(lines('{日期},{价格},c', (row) => `${iso(row)},${value(row)},{北京}`)), {
    rows: 30,
    encoding: 'gb18030',
    columns: ['日期', '价格', 'c'],
    first: { 日期: FIRST_DAY, c: '北京' },
  }),
  file('Shift-JIS', withWords(lines('{日付/sjis},{データ/sjis}', (row) => `${iso(row)},${value(row)}`)), {
    rows: 30,
    encoding: 'shift_jis',
    columns: ['日付', 'データ'],
  }),
  file(
    'UTF-8 with one broken byte',
    Uint8Array.from([...utf8(lines('naïve,v', (row) => `é${row},${value(row)}`)), 0xff, 0x2c, 0x31, 0x0a]),
    { rows: 31, encoding: 'utf-8' },
  ),
  file('a zero byte', 'a,b\n1,2\n\0,3\n', { refused: 'data.binary' }),
  file('nothing', '', { refused: 'data.empty' }),
  file('blank lines alone', '\n \n\r\n', { refused: 'data.empty' }),
  // Dialects.
  file(
    'semicolons and decimal commas',
    lines('a;b', (row) => `${comma(row)};${row}`),
    { rows: 30, delimiter: ';', first: { a: 20 } },
  ),
  file(
    'tabs',
    lines('a\tb', (row) => `${value(row)}\t${row}`),
    { rows: 30, delimiter: '\t', first: { a: 20 } },
  ),
  file(
    'vertical bars',
    lines('a|b', (row) => `${value(row)}|${row}`),
    { rows: 30, delimiter: '|' },
  ),
  file(
    'aligned by spaces',
    lines('   a      b', (row) => `${value(row).padStart(8)}  ${String(row).padStart(3)}`),
    { rows: 30, delimiter: ' ', columns: ['a', 'b'], first: { a: 20, b: 0 } },
  ),
  file('one column', lines('load', value), { rows: 30, columns: ['load'], first: { load: 20 } }),
  file('one column of decimal commas', lines('load', comma), { rows: 30, columns: ['load'], first: { load: 20 } }),
  file(
    'decimal commas in quotation marks',
    lines('k,v', (row) => `x${row},"${comma(row)}"`),
    { rows: 30, delimiter: ',', first: { v: 20 } },
  ),
  file(
    'semicolons without a header',
    lines('20,10;1,5', (row) => `${comma(row)};${row},5`, 29),
    { rows: 30, delimiter: ';', header: false, columns: ['Column 1', 'Column 2'], first: { 'Column 1': 20.1 } },
  ),
  file('line ends of Windows', plain.replaceAll('\n', '\r\n'), timed),
  file('line ends of the old Macintosh', plain.replaceAll('\n', '\r'), timed),
  file('no line end behind the last row', plain.trimEnd(), timed),
  file(
    'commas, quotes and line breaks in fields',
    lines('k,v', (row) => `"a ""${row}"",\nb",${row}`),
    { rows: 30, first: { k: 'a "0",\nb', v: 0 } },
  ),
  file(
    'inches in a text',
    lines('k,v', (row) => `"5" pipe,${row}`),
    { rows: 30, first: { k: '"5" pipe', v: 0 } },
  ),
  file('a quotation mark that is never closed', 'a,b\n1,2\n"3,4\n5,6\n', { refused: 'data.quotes' }),
  file(
    'spaces around fields',
    lines('a ;  b', (row) => ` ${value(row)} ;  ${row} `),
    { rows: 30, columns: ['a', 'b'], first: { a: 20 } },
  ),
  // Layouts.
  file(
    'no header',
    lines('1,20.5,a', (row) => `${row + 2},${value(row)},b`, 29),
    { rows: 30, header: false, columns: ['Column 1', 'Column 2', 'Column 3'], tells: ['reading.noHeader'] },
  ),
  file('two lines above the header', `Export of 2024-01-01\nhttps://example.org\n${plain}`, {
    ...timed,
    skipped: 2,
    tells: ['reading.skipped'],
  }),
  file('comments above the header', `# station 5\n# units: kWh\n${plain}`, { ...timed, skipped: 2 }),
  file('a line below the table', `${plain}Source: example\n`, { ...timed, footer: 1, setAside: { footer: 1 } }),
  file('blank lines and a note below', `${plain}\n\n"Monthly totals of passengers"\n\n`, { ...timed, footer: 1 }),
  file('rows of too few and too many fields', `${plain}2024-01-01\n2024-01-02,1,2\n2024-01-03,4\n`, {
    rows: 31,
    setAside: { tooFew: 1, tooMany: 1 },
  }),
  file(
    'empty columns at the end',
    lines('a,b,,', (row) => `${value(row)},${row},,`),
    { rows: 30, columns: ['a', 'b'], tells: ['reading.emptyColumns'] },
  ),
  file(
    'a delimiter at the end of rows only',
    lines('a;b', (row) => `${value(row)};${row};`),
    { rows: 30, columns: ['a', 'b'] },
  ),
  file(
    'names of rows without a name, as R writes them',
    lines('"a","b"', (row) => `"r${row}",${value(row)},${row}`),
    { rows: 30, columns: ['Column 1', 'a', 'b'] },
  ),
  file('rows of empty fields', `${lines('a,b', (row) => `${value(row)},${row}`)},\n,\n`, { rows: 30 }),
  file(
    'a column without a name',
    lines(',v', (row) => `${row * row},${value(row)}`),
    { rows: 30, columns: ['Column 1', 'v'], tells: ['reading.unnamed'] },
  ),
  file(
    'names that repeat',
    lines('x,x,x', (row) => `${row},${value(row)},1`),
    { rows: 30, columns: ['x', 'x (2)', 'x (3)'], tells: ['reading.renamed'] },
  ),
  file(
    'names that programs reserve',
    lines('__proto__,constructor,toString', (row) => `${row},${value(row)},1`),
    { rows: 30, columns: ['__proto__ (2)', 'constructor', 'toString'] },
  ),
  file('a header alone', 'a,b,c\n', { refused: 'data.headerOnly' }),
  file('one row', 't,v\n2024-01-01,5\n', { rows: 1, kinds: { t: 'time', v: 'number' } }),
  file(
    'texts alone',
    lines('class,message', (row) => `${row % 5 === 0 ? 'spam' : 'ham'},"text ${row}, with a comma"`),
    { rows: 30, kinds: { class: 'category', message: 'category' } },
  ),
  file(
    'years side by side in the header',
    lines('Country,1990,1991,1992', (row) => `c${row},${row * 3},${row + 7},${row * 2}`),
    { rows: 30, columns: ['Country', '1990', '1991', '1992'], tells: ['reading.wide'] },
  ),
];
