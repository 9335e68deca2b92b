import {
  type AwkwardFile,
  type Expected,
  lines,
  day,
  two,
  iso,
  dmy,
  mdy,
  value,
  comma,
  file,
  FIRST_DAY,
  timed,
  plain,
} from './awkwardKit';

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

/** Files whose moments and numbers are written as people write them. */
export const AWKWARD_CELLS: readonly AwkwardFile[] = [
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
