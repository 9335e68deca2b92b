import { mostUnreadable } from '../mostUnreadable';
import { readTimes } from './readTimes';
import { nameWords } from './timeNames';
import { readTimeOfDay } from './timeOfDay';
import { partOf, readParts, type TimePart } from './timeParts';

/** Columns that together hold the time of each row. */
export interface FoundParts {
  /** The name of the column for each part. */
  readonly columns: Readonly<Partial<Record<TimePart, string>>>;
  /** Whether the names of the columns say so, or only what stands in them. */
  readonly by: 'names' | 'values';
}

interface NamedCells {
  readonly name: string;
  readonly cells: readonly string[];
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const PART_WORDS: readonly (readonly [part: TimePart, names: ReadonlySet<string>, chinese: RegExp])[] = [
  ['year', words('year yr yyyy annee an jahr ano anio'), /^(?:年|年份|年度)$/],
  ['quarter', words('quarter qtr trimestre quartal'), /^(?:季|季度)$/],
  ['month', words('month mo mon mnth mth mm mois monat mes'), /^(?:月|月份)$/],
  ['day', words('day dy dd mday dom jour tag dia'), /^(?:日|天|号)$/],
  ['dayOfYear', words('doy yday dayofyear julianday jday'), /^年积日$/],
  ['hour', words('hour hr hrs hh heure stunde std hora'), /^(?:时|小时|時|点)$/],
  ['minute', words('minute min mi mn minuto'), /^(?:分|分钟)$/],
  ['second', words('second sec seconde sekunde segundo'), /^(?:秒|秒钟)$/],
];
/** Each part needs one of these beside it: an hour without a day is no moment. */
const NEEDS: Readonly<Partial<Record<TimePart, readonly TimePart[]>>> = {
  day: ['month'],
  hour: ['day', 'dayOfYear', 'date'],
  minute: ['hour'],
  second: ['minute'],
};
/** In this order parts are taken in. */
const CHAIN: readonly TimePart[] = ['year', 'quarter', 'month', 'dayOfYear', 'day', 'hour', 'minute', 'second'];
/** Rows that are looked at. */
const MAX_ROWS = 2000;
/** And those at first: tables may have thousands of columns. */
const FIRST_LOOK = 20;

/**
 * Finds columns that make up a moment together: a date and a time of day; a date and an hour; year and month, with day,
 * hour and so on. By their names in five languages first; where names say nothing, by a year that is followed by its months
 * in order. Null where there are none.
 */
export function findTimeParts(columns: readonly NamedCells[], isMissing: (cell: string) => boolean): FoundParts | null {
  const short = columns.map(({ name, cells }) => ({ name, cells: cells.slice(0, MAX_ROWS) }));
  const named = namedParts(short, isMissing);
  const dated = dateWithClock(short, named, isMissing);
  if (dated) return { columns: dated, by: 'names' };
  const chain = chainOf(named);
  if (Object.keys(chain).length > 1 && makesMoments(chain, short, isMissing)) return { columns: chain, by: 'names' };
  return partsByValues(short, isMissing);
}

/** The column whose name is that of a part, for each part whose cells agree. */
function namedParts(
  columns: readonly NamedCells[],
  isMissing: (cell: string) => boolean,
): Partial<Record<TimePart, string>> {
  const found: Partial<Record<TimePart, string>> = {};
  for (const [part, names, chinese] of PART_WORDS) {
    const isOne = ({ name, cells }: NamedCells, exact: boolean): boolean => {
      const said = nameWords(name);
      const last = said.at(-1) ?? '';
      const fits = exact ? names.has(said.join('')) || chinese.test(name.trim()) : names.has(last);
      return fits && areMostly(cells, isMissing, (cell) => !Number.isNaN(partOf(part, cell)));
    };
    const column = columns.find((each) => isOne(each, true)) ?? columns.find((each) => isOne(each, false));
    if (column) found[part] = column.name;
  }
  return found;
}

function areMostly(
  cells: readonly string[],
  isMissing: (cell: string) => boolean,
  fits: (cell: string) => boolean,
): boolean {
  const filled = cells.filter((cell) => !isMissing(cell));
  const others = filled.filter((cell) => !fits(cell)).length;
  return filled.length > 0 && others <= mostUnreadable(filled.length);
}

/** The parts that hang together, from the year on. */
function chainOf(named: Readonly<Partial<Record<TimePart, string>>>): Partial<Record<TimePart, string>> {
  const chain: Partial<Record<TimePart, string>> = {};
  if (named.year === undefined) return chain;
  for (const part of CHAIN) {
    const needs = NEEDS[part];
    const column = named[part];
    const isDouble =
      (part === 'quarter' && named.month !== undefined) || (part === 'dayOfYear' && chain.month !== undefined);
    if (column === undefined || isDouble || Object.values(chain).includes(column)) continue;
    if (!needs || needs.some((need) => chain[need] !== undefined)) chain[part] = column;
  }
  return chain;
}

/** A column of dates beside one of times of day, or beside one of hours. */
function dateWithClock(
  columns: readonly NamedCells[],
  named: Readonly<Partial<Record<TimePart, string>>>,
  isMissing: (cell: string) => boolean,
): Partial<Record<TimePart, string>> | null {
  const date = columns.find(({ name, cells }) => {
    if (!readTimes(cells.slice(0, FIRST_LOOK), isMissing, { name, otherTime: true })) return false;
    const read = readTimes(cells, isMissing, { name, otherTime: true });
    // Months and years have no hours.
    const toDay = read?.notation.formats.some((format) => /\{(?:A|D|DD|j|k)\}|excel/.test(format)) ?? false;
    return toDay && read?.datesOnly === true && !read.notation.formats.some((format) => format.startsWith('unix'));
  });
  if (!date) return null;
  const clock = columns.find(
    (column) =>
      column !== date &&
      [column.cells.slice(0, FIRST_LOOK), column.cells].every((cells) =>
        readTimeOfDay(cells, isMissing, { name: column.name }),
      ),
  );
  if (clock) return { date: date.name, clock: clock.name };
  if (named.hour === undefined || named.hour === date.name) return null;
  const { hour, minute, second } = named;
  return {
    date: date.name,
    hour,
    ...(minute === undefined ? {} : { minute }),
    ...(minute === undefined || second === undefined ? {} : { second }),
  };
}

function cellsOf(
  parts: Readonly<Partial<Record<TimePart, string>>>,
  columns: readonly NamedCells[],
): Partial<Record<TimePart, readonly string[]>> {
  const cells = new Map(columns.map((column) => [column.name, column.cells]));
  return Object.fromEntries(Object.entries(parts).map(([part, name]) => [part, cells.get(name) ?? []]));
}

function makesMoments(
  parts: Readonly<Partial<Record<TimePart, string>>>,
  columns: readonly NamedCells[],
  isMissing: (cell: string) => boolean,
): boolean {
  const { values, unreadable } = readParts(cellsOf(parts, columns), isMissing);
  const readable = values.filter((value) => !Number.isNaN(value)).length;
  return readable > 0 && unreadable.length <= mostUnreadable(readable + unreadable.length);
}

/** The parts that neighboring columns may be, from the year on. */
const BY_VALUES: readonly TimePart[] = ['year', 'month', 'day', 'hour'];

/**
 * Neighboring columns that are a year, a month and so on: as many as it takes until the rows are in order without two of one
 * moment. A year that alone is in order needs no month, so a quantity beside it is none.
 */
function partsByValues(columns: readonly NamedCells[], isMissing: (cell: string) => boolean): FoundParts | null {
  for (let start = 0; start + 1 < columns.length; start++) {
    if (!hasLongYears(columns[start] as NamedCells)) continue;
    for (let count = 1; count <= BY_VALUES.length; count++) {
      const taken = BY_VALUES.slice(0, count).map((part, i) => [part, columns[start + i]?.name] as const);
      if (taken.some(([, name]) => name === undefined)) break;
      const parts = Object.fromEntries(taken) as Partial<Record<TimePart, string>>;
      const { values, unreadable } = readParts(cellsOf(parts, columns), isMissing);
      const step = (row: number): number => (values[row] as number) - (values[row - 1] as number);
      const isOneOf = (fits: (length: number) => boolean): boolean =>
        values.every((_, row) => row === 0 || fits(step(row)));
      // Coarser moments stand together, and none goes back.
      if (values.length < 3 || unreadable.length > 0 || !isOneOf((length) => length >= 0)) break;
      if (isOneOf((length) => length > 0)) {
        if (count > 1) return { columns: parts, by: 'values' };
        break;
      }
    }
  }
  return null;
}

const hasLongYears = ({ cells }: NamedCells): boolean => cells.every((cell) => /^[12]\d{3}$/.test(cell));
