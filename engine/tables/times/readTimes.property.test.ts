import { afterEach, describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../../random/random';
import { readTimes } from './readTimes';

const isMissing = (cell: string): boolean => cell === '';
const two = (value: number): string => String(value).padStart(2, '0');
const MONTHS = ['Jan', 'Feb', 'März', 'avril', 'MAY', 'junio', 'Juli', 'août', 'sept.', 'octubre', 'Nov.', 'Dezember'];
const HOUR = 3_600_000;

interface Parts {
  readonly y: number;
  readonly m: number;
  readonly d: number;
  readonly h: number;
  readonly min: number;
  readonly s: number;
}

/** Ways of writing a date; with a two-digit year only for columns that span less than a hundred years. */
const DATES: Readonly<Record<string, (parts: Parts) => string>> = {
  'Y-M-D': ({ y, m, d }) => `${y}-${two(m)}-${two(d)}`,
  'Y/M/D': ({ y, m, d }) => `${y}/${m}/${d}`,
  'D/M/Y': ({ y, m, d }) => `${two(d)}/${two(m)}/${y}`,
  'M/D/Y': ({ y, m, d }) => `${m}/${d}/${y}`,
  'D.M.Y': ({ y, m, d }) => `${two(d)}.${two(m)}.${y}`,
  'M-D-Y': ({ y, m, d }) => `${two(m)}-${two(d)}-${y}`,
  'D/M/y': ({ y, m, d }) => `${d}/${m}/${two(y % 100)}`,
  'M/D/y': ({ y, m, d }) => `${m}/${d}/${two(y % 100)}`,
  'D-N-y': ({ y, m, d }) => `${d}-${MONTHS[m - 1]}-${two(y % 100)}`,
  'D N Y': ({ y, m, d }) => `${d} ${MONTHS[m - 1]} ${y}`,
  'N D, Y': ({ y, m, d }) => `${MONTHS[m - 1]} ${d}, ${y}`,
  'D de N de Y': ({ y, m, d }) => `${d} de ${MONTHS[m - 1]} de ${y}`,
  年月日: ({ y, m, d }) => `${y}年${m}月${d}日`,
};

const CLOCKS: Readonly<Record<string, (parts: Parts) => string>> = {
  'h:m:s': ({ h, min, s }) => ` ${two(h)}:${two(min)}:${two(s)}`,
  T: ({ h, min, s }) => `T${two(h)}:${two(min)}:${two(s)}Z`,
  'h.m.s': ({ h, min, s }) => ` ${two(h)}.${two(min)}.${two(s)}`,
  PM: ({ h, min, s }) => ` ${h % 12 || 12}:${two(min)}:${two(s)} ${h < 12 ? 'AM' : 'PM'}`,
  下午: ({ h, min, s }) => ` ${h < 12 ? '上午' : '下午'}${h % 12 || 12}:${two(min)}:${two(s)}`,
};

function partsOf(ms: number): Parts {
  const at = new Date(ms);
  return {
    y: at.getUTCFullYear(),
    m: at.getUTCMonth() + 1,
    d: at.getUTCDate(),
    h: at.getUTCHours(),
    min: at.getUTCMinutes(),
    s: at.getUTCSeconds(),
  };
}

/** Moments at a steady pace over at least 40 days, so that a day above 12 comes by; forward or back. */
function makeMoments(random: Random, toDay: boolean): number[] {
  const step = toDay ? 24 * HOUR * (1 + random.integer(3)) : 1000 * (7200 + random.integer(90_000));
  const count = Math.ceil((40 * 24 * HOUR) / step) + random.integer(200);
  const start = Date.UTC(1950 + random.integer(70), random.integer(12), 1 + random.integer(28));
  const moments = Array.from({ length: count }, (_, i) => start + i * step);
  return random.integer(2) === 0 ? moments : moments.reverse();
}

describe.each(Object.keys(DATES))('columns of dates as %s', (name) => {
  const write = DATES[name] as (parts: Parts) => string;

  it('are read as they were written', () => {
    const random = createRandom(`dates ${name}`);
    for (let i = 0; i < 20; i++) {
      const moments = makeMoments(random, true);
      const times = readTimes(
        moments.map((ms) => write(partsOf(ms))),
        isMissing,
      );
      expect(Array.from(times?.values ?? [])).toEqual(moments);
      expect(times?.datesOnly).toBe(true);
    }
  });

  it.each(Object.keys(CLOCKS))('are read with times of day as %s', (clock) => {
    const random = createRandom(`times ${name} ${clock}`);
    for (let i = 0; i < 6; i++) {
      const moments = makeMoments(random, false);
      const times = readTimes(
        moments.map((ms) => write(partsOf(ms)) + CLOCKS[clock]?.(partsOf(ms))),
        isMissing,
      );
      expect(Array.from(times?.values ?? [])).toEqual(moments);
    }
  });
});

/** Ways of writing a month, and those of a quarter. */
const PERIODS: Readonly<Record<string, readonly [months: number, write: (parts: Parts) => string]>> = {
  'Y-M': [1, ({ y, m }) => `${y}-${two(m)}`],
  'M/Y': [1, ({ y, m }) => `${m}/${y}`],
  'N Y': [1, ({ y, m }) => `${MONTHS[m - 1]} ${y}`],
  'N-y': [1, ({ y, m }) => `${MONTHS[m - 1]}-${two(y % 100)}`],
  YMM: [1, ({ y, m }) => `${y}M${two(m)}`],
  年月: [1, ({ y, m }) => `${y}年${m}月`],
  YQ: [3, ({ y, m }) => `${y}Q${(m + 2) / 3}`],
  'Q-y': [3, ({ y, m }) => `Q${(m + 2) / 3}-${two(y % 100)}`],
  trimestre: [3, ({ y, m }) => `${(m + 2) / 3}e trimestre ${y}`],
  季度: [3, ({ y, m }) => `${y}年第${'一二三四'[(m - 1) / 3]}季度`],
};

it.each(Object.keys(PERIODS))('columns of periods as %s are read as they were written', (name) => {
  const [step, write] = PERIODS[name] as (typeof PERIODS)[string];
  const random = createRandom(`periods ${name}`);
  for (let i = 0; i < 30; i++) {
    const start = 1950 + random.integer(40);
    const moments = Array.from({ length: 1 + random.integer(200) }, (_, at) => Date.UTC(start, at * step));
    // Two-digit years cannot tell centuries apart that the column does not hold.
    const inTime = moments.filter((ms) => ms < Date.UTC(2049, 0) && ms >= Date.UTC(1950, 0));
    const times = readTimes(
      inTime.map((ms) => write(partsOf(ms))),
      isMissing,
    );
    expect(Array.from(times?.values ?? []), String(start)).toEqual(inTime);
  }
});

it('a column that changes its way of writing again and again is read as it was written', () => {
  const random = createRandom('changing');
  const long = ['Y-M-D', 'D N Y', 'N D, Y', 'D.M.Y', '年月日', 'M/D/Y'];
  for (let i = 0; i < 20; i++) {
    const moments = makeMoments(random, true);
    let way = 0;
    const cells = moments.map((ms) => {
      if (random.integer(20) === 0) way = random.integer(long.length);
      return DATES[long[way] as string]?.(partsOf(ms)) ?? '';
    });
    expect(Array.from(readTimes(cells, isMissing)?.values ?? [])).toEqual(moments);
  }
});

it('both orders in one column are told apart by the neighbors', () => {
  const random = createRandom('both');
  for (let i = 0; i < 20; i++) {
    const moments = makeMoments(random, true);
    const cells = moments.map((ms) => DATES[random.integer(2) === 0 ? 'D/M/Y' : 'M/D/Y']?.(partsOf(ms)) ?? '');
    expect(Array.from(readTimes(cells, isMissing)?.values ?? [])).toEqual(moments);
  }
});

it('no text makes a reading throw, and what is read anew by its notation is the same', () => {
  const random = createRandom('noise');
  const pieces = [
    '2023',
    '27',
    '03',
    '3',
    'Mar',
    'mars',
    '/',
    '-',
    '.',
    ' ',
    ':',
    'T',
    'Z',
    '年',
    '月',
    '日',
    'Q',
    'PM',
    ',',
    '+02:00',
    '{',
    '}',
    '٣',
  ];
  let found = 0;
  for (let i = 0; i < 5000; i++) {
    const cell = Array.from({ length: 2 + random.integer(8) }, () => pieces[random.integer(pieces.length)]).join('');
    const times = readTimes([cell], isMissing);
    if (!times) continue;
    found++;
    const { notation } = times;
    expect(Array.from(readTimes([cell], isMissing, { notation })?.values ?? []), cell).toEqual([...times.values]);
  }
  expect(found).toBeGreaterThan(5);
});

describe('the time zone of the machine', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it('has no part in it', () => {
    const columns = [
      ['27/03/2023 02:30', '28/03/2023 02:30'],
      ['31-Dec-68', '1-Jan-69'],
      ['2021-10-31 02:00', '2021-10-31 02:00'],
      ['1998 Q1', '1998 Q2'],
      ['Mon, 27 Mar 2023 14:05:00', 'Tue, 28 Mar 2023 14:05:00'],
    ];
    const readAll = () => columns.map((cells) => readTimes(cells, isMissing));
    process.env.TZ = 'UTC';
    const expected = readAll();
    for (const name of ['America/St_Johns', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Apia']) {
      process.env.TZ = name;
      expect(readAll(), name).toEqual(expected);
    }
  });
});
