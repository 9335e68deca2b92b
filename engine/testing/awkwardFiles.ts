/** A small file as people have them, and what must come of it. */
export interface AwkwardFile {
  readonly title: string;
  readonly bytes: Uint8Array;
  readonly rows?: number;
  readonly columns?: readonly string[];
  /** Kinds by column, those that matter. */
  readonly kinds?: Readonly<Record<string, 'number' | 'time' | 'category'>>;
  /** First values by column: numbers, texts, moments as ISO 8601. */
  readonly first?: Readonly<Record<string, number | string>>;
  /** Cells without a value, by column. */
  readonly missing?: Readonly<Record<string, number>>;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly header?: boolean;
  readonly skipped?: number;
  readonly footer?: number;
  readonly setAside?: Readonly<Record<string, number>>;
  /** Codes of decisions that must be told. */
  readonly tells?: readonly string[];
  /** Code of the problem that refuses it. */
  readonly refused?: string;
}

type Expected = Omit<AwkwardFile, 'title' | 'bytes'>;

const DAY_MS = 86_400_000;
const START = Date.UTC(2023, 2, 27);

/** A table of 30 rows: a line for each row number. */
const lines = (head: string, line: (row: number) => string, count = 30, end = '\n'): string =>
  [head, ...Array.from({ length: count }, (_, row) => line(row)), ''].join(end);

const day = (row: number): Date => new Date(START + row * DAY_MS);
const two = (value: number): string => String(value).padStart(2, '0');
const iso = (row: number): string => day(row).toISOString().slice(0, 10);
/** A day as `d/m/y` with any sign between. */
const dmy = (row: number, sign: string, short = false): string =>
  [
    two(day(row).getUTCDate()),
    two(day(row).getUTCMonth() + 1),
    String(day(row).getUTCFullYear()).slice(short ? 2 : 0),
  ].join(sign);
const mdy = (row: number, sign: string): string =>
  [day(row).getUTCMonth() + 1, day(row).getUTCDate(), day(row).getUTCFullYear()].join(sign);
const value = (row: number): string => (20 + 7 * Math.sin(row)).toFixed(2);
const comma = (row: number): string => value(row).replace('.', ',');

const utf8 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));
const utf16 = (text: string, bigEndian = false): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
};
const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
/** Chinese and Japanese in their older encodings: the bytes of these words, which no encoder here writes. */
const WORDS: Readonly<Record<string, readonly number[]>> = {
  日期: [0xc8, 0xd5, 0xc6, 0xda],
  价格: [0xbc, 0xdb, 0xb8, 0xf1],
  北京: [0xb1, 0xb1, 0xbe, 0xa9],
  '日付/sjis': [0x93, 0xfa, 0x95, 0x74],
  'データ/sjis': [0x83, 0x66, 0x81, 0x5b, 0x83, 0x5e],
};
const withWords = (text: string): Uint8Array =>
  Uint8Array.from(
    text.split(/\{([^}]*)\}/).flatMap((part, i) => (i % 2 === 1 ? [...(WORDS[part] ?? [])] : [...latin1(part)])),
  );

const file = (title: string, content: string | Uint8Array, expected: Expected): AwkwardFile => ({
  title,
  bytes: typeof content === 'string' ? utf8(content) : content,
  ...expected,
});

const FIRST_DAY = '2023-03-27';
const timed: Expected = { rows: 30, kinds: { t: 'time', v: 'number' }, first: { t: FIRST_DAY, v: 20 } };
/** A file of a time `t` and a number `v`, its times written in one way. */
const times = (title: string, write: (row: number) => string, more: Expected = {}): AwkwardFile =>
  file(
    title,
    lines('t;v', (row) => `${write(row)};${value(row)}`),
    { ...timed, ...more },
  );
/** A file of row names `k` and a number `v`, its numbers written in one way. */
const numbers = (title: string, write: (row: number) => string, first: number, more: Expected = {}): AwkwardFile =>
  file(
    title,
    lines('k|v', (row) => `x${row}|${write(row)}`),
    { rows: 30, kinds: { v: 'number' }, first: { v: first }, ...more },
  );

const plain = lines('t,v', (row) => `${iso(row)},${value(row)}`);
const MONTHS = [
  'januari',
  'février',
  'März',
  'abril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];
const GERMAN = ['Jan', 'Feb', 'März', 'April', 'Mai', 'Juni', 'Juli', 'Aug', 'Sep', 'Okt', 'Nov', 'Dez'];
const SPANISH = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
];
const ENGLISH = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const named = (row: number, names: readonly string[]): string => names[day(row).getUTCMonth()] as string;
const clock = (row: number): string => `${two(row % 24)}:00`;

/** Files as people have them: encodings, dialects, layouts, moments and numbers. */
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
  // Moments.
  times('day/month/year', (row) => dmy(row, '/')),
  times('day.month.year', (row) => dmy(row, '.')),
  times('day-month-year', (row) => dmy(row, '-')),
  times('day/month/two digits of the year', (row) => dmy(row, '/', true)),
  times('month/day/year', (row) => mdy(row, '/')),
  times('year/month/day', (row) => iso(row).replaceAll('-', '/')),
  times('year.month.day', (row) => iso(row).replaceAll('-', '.')),
  times('digits alone', (row) => iso(row).replaceAll('-', ''), { kinds: { v: 'number' } }),
  times(
    '27-Mar-23',
    (row) => `${day(row).getUTCDate()}-${named(row, ENGLISH)}-${String(day(row).getUTCFullYear()).slice(2)}`,
  ),
  times('Mar 27, 2023', (row) => `"${named(row, ENGLISH)} ${day(row).getUTCDate()}, ${day(row).getUTCFullYear()}"`),
  times('27. März 2023', (row) => `${day(row).getUTCDate()}. ${named(row, GERMAN)} ${day(row).getUTCFullYear()}`),
  times(
    '27 de marzo de 2023',
    (row) => `${day(row).getUTCDate()} de ${named(row, SPANISH)} de ${day(row).getUTCFullYear()}`,
  ),
  times(
    '27 avril 2023',
    (row) => `${day(row).getUTCDate()} ${named(row + 40, MONTHS)} ${day(row + 40).getUTCFullYear()}`,
    { kinds: { t: 'time' }, first: {} },
  ),
  times(
    '2023年3月27日',
    (row) => `${day(row).getUTCFullYear()}年${day(row).getUTCMonth() + 1}月${day(row).getUTCDate()}日`,
  ),
  times('ISO 8601 with an offset', (row) => `${iso(row)}T00:00:00+00:00`),
  times('ISO 8601 with a Z and milliseconds', (row) => `${iso(row)}T00:00:00.000Z`),
  times('AM and PM', (row) => `${mdy(row, '/')} 12:00 AM`),
  times('RFC 2822', (row) => `${day(row).toUTCString()}`),
  times('Unix seconds', (row) => String(day(row).getTime() / 1000), { kinds: { v: 'number' } }),
  file(
    'Unix milliseconds by name',
    lines('timestamp,v', (row) => `${day(row).getTime()},${value(row)}`),
    { rows: 30, kinds: { timestamp: 'time' }, first: { timestamp: FIRST_DAY } },
  ),
  file(
    'quarters',
    lines('quarter,v', (row) => `${1998 + Math.floor(row / 4)} Q${1 + (row % 4)},${value(row)}`),
    { rows: 30, kinds: { quarter: 'time' }, first: { quarter: '1998-01-01' } },
  ),
  file(
    'months',
    lines('month,v', (row) => `${1949 + Math.floor(row / 12)}-${two(1 + (row % 12))},${value(row)}`),
    { rows: 30, kinds: { month: 'time' }, first: { month: '1949-01-01' } },
  ),
  file(
    'weeks',
    lines('week,v', (row) => `2024-W${two(row + 1)},${value(row)}`),
    { rows: 30, kinds: { week: 'time' }, first: { week: '2024-01-01' } },
  ),
  file(
    'years',
    lines('Year,v', (row) => `${1950 + row},${value(row)}`),
    { rows: 30, kinds: { Year: 'time' } },
  ),
  file(
    'a date and a time of day',
    lines('Date;Time;v', (row) => `${dmy(Math.floor(row / 24), '/')};${clock(row)};${comma(row)}`),
    { rows: 30, kinds: { 'Date Time': 'time' }, first: { 'Date Time': `${FIRST_DAY} 00:00` } },
  ),
  file(
    'year, month, day and hour',
    lines('year,month,day,hour,v', (row) => `2010,1,${1 + Math.floor(row / 24)},${row % 24},${value(row)}`),
    { rows: 30, kinds: { 'year month day hour': 'time' }, first: { 'year month day hour': '2010-01-01 00:00' } },
  ),
  file(
    'a format that changes',
    lines(
      't;v',
      (row) =>
        `${row < 15 ? iso(row) : `${day(row).getUTCDate()} ${named(row, ENGLISH)} ${day(row).getUTCFullYear()}`};${value(row)}`,
    ),
    timed,
  ),
  file(
    'two-digit years over 2000',
    lines('t;v', (row) => `1-Jul-${two((85 + row) % 100)};${value(row)}`),
    { rows: 30, kinds: { t: 'time' }, first: { t: '1985-07-01' } },
  ),
  file('rows without a time', `${plain},5\nn/a,6\n`, { rows: 30, setAside: { noTime: 2 } }),
  // Numbers.
  numbers('thousands with commas', (row) => `${row + 1},234,567`, 1_234_567),
  numbers('thousands with points', (row) => `${row + 1}.234.567`, 1_234_567),
  numbers('thousands with points, decimals with commas', (row) => `${row + 1}.234,50`, 1234.5),
  numbers('thousands with apostrophes', (row) => `${row + 1}'234`, 1234),
  numbers('thousands with spaces that do not break', (row) => `${row + 1}\u00a0234,5`, 1234.5),
  numbers('lakhs', (row) => `${row + 1},23,456`, 123_456),
  numbers('K and M', (row) => (row % 2 === 0 ? '1.5K' : '2M'), 1500),
  numbers('percent', (row) => `${value(row)}%`, 20),
  numbers('dollars', (row) => `$${value(row)}`, 20),
  numbers('euros behind', (row) => `${comma(row)} €`, 20),
  numbers('a true minus', (row) => `\u2212${value(row)}`, -20),
  numbers('parentheses for negative', (row) => `(${value(row)})`, -20),
  numbers('a minus behind', (row) => `${value(row)}-`, -20),
  numbers('powers of ten', () => '2.20E+12', 2.2e12),
  numbers('codes for missing as texts', (row) => ['20', 'NA', '?', '-', 'null', '#N/A'][row % 6] as string, 20, {
    missing: { v: 25 },
  }),
  numbers('a code for missing as a number', (row) => (row % 7 === 6 ? '-999' : value(row)), 20, {
    tells: ['reading.missingCode'],
  }),
  numbers('a text among numbers', (row) => (row === 12 ? 'n/a*' : value(row)), 20, { missing: { v: 1 } }),
  file(
    'identifiers with leading zeros',
    lines('zip,v', (row) => `${String(1000 + row).padStart(5, '0')},${value(row)}`),
    { rows: 30, kinds: { zip: 'category' } },
  ),
];
