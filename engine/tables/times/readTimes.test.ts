import { describe, expect, it } from 'vitest';
import { readTimes } from './readTimes';
import type { TimeGiven } from './timeTypes';

const isMissing = (cell: string): boolean => cell === '' || cell === 'NA';
const read = (cells: readonly string[], given?: TimeGiven) => readTimes(cells, isMissing, given);
/** The moments of cells, in short: without what is zero at their end. */
const said = (cells: readonly string[], given?: TimeGiven): (string | null)[] | null => {
  const times = read(cells, given);
  return times && Array.from(times.values, (value) => (Number.isNaN(value) ? null : new Date(value).toISOString()));
};
const dates = (cells: readonly string[], given?: TimeGiven) =>
  said(cells, given)?.map((text) => text?.slice(0, 10) ?? null);
const codes = (cells: readonly string[], given?: TimeGiven) => read(cells, given)?.reasons.map(({ code }) => code);

describe('one way of writing', () => {
  it.each([
    ['2024-01-31T14:05:06.789Z', '2024-01-31T14:05:06.789'],
    ['2024-05-31T14:05:06+02:00', '2024-05-31T12:05:06'],
    ['2024-05-31 14:05:06 -0430', '2024-05-31T18:35:06'],
    ['2024-05-31T14', '2024-05-31T14'],
    ['2024-05-31 24:00', '2024-06-01'],
    ['2024-05-31 14:05:06,25', '2024-05-31T14:05:06.250'],
    ['2024-05-31T14:05:06.123456', '2024-05-31T14:05:06.123'],
    ['2021-10-31T02:00:00+02:00[Europe/Berlin]', '2021-10-31'],
    ['2024/5/1', '2024-05-01'],
    ['2024-W05', '2024-01-29'],
    ['2024-W05-3', '2024-01-31'],
    ['2024W053', '2024-01-31'],
    ['2020-W53-5', '2021-01-01'],
    ['2024-123', '2024-05-02'],
    ['2024-366', '2024-12-31'],
    ['20240131T1405', '2024-01-31T14:05'],
    ['20240131 140506', '2024-01-31T14:05:06'],
    ['1949-01', '1949-01-01'],
    ['Jan 1949', '1949-01-01'],
    ['Jan. 1949', '1949-01-01'],
    ['2024年3月', '2024-03-01'],
    ['1949M01', '1949-01-01'],
    ['1998Q1', '1998-01-01'],
    ['Q2 1998', '1998-04-01'],
    ['1998-Q3', '1998-07-01'],
    ['Q4-98', '1998-10-01'],
    ['1998 Q1', '1998-01-01'],
    ['1er trimestre 1998', '1998-01-01'],
    ['2e trimestre 1998', '1998-04-01'],
    ['3. Quartal 1998', '1998-07-01'],
    ['2024年第1季度', '2024-01-01'],
    ['2024年第四季度', '2024-10-01'],
    ['H2 1998', '1998-07-01'],
    ['31/12/2023 14:05', '2023-12-31T14:05'],
    ['12/31/2023 2:05 PM', '2023-12-31T14:05'],
    ['31.12.2023 14.05.06', '2023-12-31T14:05:06'],
    ['31. 12. 2023', '2023-12-31'],
    ['31 12 2023', '2023-12-31'],
    ['31-12-99', '1999-12-31'],
    ['31 March 2023', '2023-03-31'],
    ['March 31, 2023', '2023-03-31'],
    ['March 31st, 2023', '2023-03-31'],
    ['31-Mar-23', '2023-03-31'],
    ['Mar 31 2023', '2023-03-31'],
    ['31. März 2023', '2023-03-31'],
    ['31. MAERZ 2023', '2023-03-31'],
    ['1er mars 2023', '2023-03-01'],
    ['27 févr. 2023', '2023-02-27'],
    ['27 fevrier 2023', '2023-02-27'],
    ['15 août 2023', '2023-08-15'],
    ['31 de marzo de 2023', '2023-03-31'],
    ['31 dic 2023', '2023-12-31'],
    ['2024年3月27日 下午2:05', '2024-03-27T14:05'],
    ['2024年3月27日星期三 上午12:05', '2024-03-27T00:05'],
    ['2024年3月27日14时05分', '2024-03-27T14:05'],
    ['2023年十一月', '2023-11-01'],
    ['2023-03-27 14h05', '2023-03-27T14:05'],
    ['2017-07-01 11-PM', '2017-07-01T23'],
    ['27/03/2023 12:05 a. m.', '2023-03-27T00:05'],
    ['27/Mar/2023:14:05:06 +0000', '2023-03-27T14:05:06'],
    ['31MAR2023', '2023-03-31'],
    ['14:05 31/12/2023', '2023-12-31T14:05'],
    ['Mon, 27 Mar 2023 14:05:00 GMT', '2023-03-27T14:05'],
    ['Mon Mar 27 14:05:00 2023', '2023-03-27T14:05'],
    ['Mon Mar 27 14:05:00 UTC 2023', '2023-03-27T14:05'],
    ['lundi 27 mars 2023 à 14h05', '2023-03-27T14:05'],
    ['Montag, 27. März 2023 um 14:05 Uhr', '2023-03-27T14:05'],
    ['lunes, 27 de marzo de 2023', '2023-03-27'],
    ['mar. 28 mars 2023', '2023-03-28'],
    ['2024-05-31 14:00 CEST', '2024-05-31T12'],
    ['0099-12-31', '0099-12-31'],
    ['29/02/2000', '2000-02-29'],
  ])('%s is read', (text, expected) => {
    const full = '0000-01-01T00:00:00.000Z';
    expect(said([text])).toEqual([expected + full.slice(expected.length)]);
  });

  it.each([
    '1-01',
    '1-Jan',
    '27-Mar',
    'Mar 27',
    '14:05',
    '1/2',
    '12.5',
    '10.1.1.1',
    '2024-13-01',
    '2024-02-30',
    '29/02/1900',
    '31/02/2023',
    '2024-05-31 25:00',
    '2024-05-31 24:01',
    '2024-05-31 13:00 AM extra',
    '2024-W54',
    '2021-W53',
    '2023-366',
    '1998Q5',
    'Maybe 5, 2023',
    '31 Marchy 2023',
    '2024-05-31 14:00 XYZ',
    '12 rue de Paris',
    'sensor 5',
    '555-1234-99999',
    '',
  ])('"%s" is no moment', (text) => {
    expect(read([text])).toBeNull();
  });
});

describe('the order of day and month', () => {
  it('is proved by a cell that can have one only, wherever it stands, and the cell is named', () => {
    const cells = ['01/02/2023', '05/02/2023', '27/03/2023'];
    const times = read(cells);
    expect(dates(cells)).toEqual(['2023-02-01', '2023-02-05', '2023-03-27']);
    expect(times?.notation.orders).toEqual({ '/': 'dayFirst' });
    expect(times?.reasons).toEqual([
      { code: 'reading.dayOrder.proved', values: { order: { code: 'reading.order.dayFirst' }, text: '27/03/2023' } },
    ]);
    expect(dates(['01/02/2023', '03/27/2023'])).toEqual(['2023-01-02', '2023-03-27']);
    expect(dates(['01.02.2023', '03.27.2023'])).toEqual(['2023-01-02', '2023-03-27']);
  });

  it('is the one with steady steps where no cell proves it', () => {
    const hours = [...Array(72).keys()].map((hour) => {
      const day = String(1 + Math.floor(hour / 24)).padStart(2, '0');
      return `${day}/05/2023 ${String(hour % 24).padStart(2, '0')}:00`;
    });
    expect(codes(hours)).toEqual(['reading.dayOrder.steps']);
    expect(dates(hours)?.at(-1)).toBe('2023-05-03');
    const months = [...Array(24).keys()].map((month) => `01/${(month % 12) + 1}/${2020 + Math.floor(month / 12)}`);
    expect(codes(months)).toEqual(['reading.dayOrder.steps']);
    expect(dates(months)?.at(-1)).toBe('2021-12-01');
    const days = [...Array(12).keys()].map((day) => `${day + 1}/1/2023`);
    expect(dates([...days, '1/2/2023', '2/2/2023'])?.at(-1)).toBe('2023-02-02');
  });

  it('is an assumption where nothing shows it: month first behind slashes, day first behind points and hyphens', () => {
    expect(dates(['04/05/2023'])).toEqual(['2023-04-05']);
    expect(dates(['04.05.2023'])).toEqual(['2023-05-04']);
    expect(dates(['04-05-2023'])).toEqual(['2023-05-04']);
    expect(codes(['04/05/2023'])).toEqual(['reading.dayOrder.assumed']);
  });

  it('is the one that the user chose', () => {
    expect(dates(['04/05/2023'], { dayOrder: 'dayFirst' })).toEqual(['2023-05-04']);
    expect(dates(['04.05.2023'], { dayOrder: 'monthFirst' })).toEqual(['2023-04-05']);
    expect(read(['04/05/2023', '27/03/2023'], { dayOrder: 'monthFirst' })).toBeNull();
  });

  it('is that of the file where nothing in the column shows it', () => {
    expect(dates(['04/05/2023'], { fileOrder: 'dayFirst' })).toEqual(['2023-05-04']);
    expect(dates(['04/27/2023'], { fileOrder: 'dayFirst' })).toEqual(['2023-04-27']);
    expect(codes(['04/05/2023'], { fileOrder: 'dayFirst' })).toEqual(['reading.dayOrder.assumed']);
  });

  it('changes from cell to cell where proofs contradict each other: each by its only reading, the others by their neighbors', () => {
    const cells = ['11/03/2023', '12/03/2023', '13/03/2023', '14/03/2023', '03/15/2023', '03/16/2023'];
    expect(dates(cells)).toEqual(['11', '12', '13', '14', '15', '16'].map((day) => `2023-03-${day}`));
    expect(codes(cells)).toEqual(['reading.dayOrder.mixed']);
    const newestFirst = ['05/13/2023', '05/12/2023', '11/05/2023', '10/05/2023', '30/04/2023'];
    expect(dates(newestFirst)).toEqual(['2023-05-13', '2023-05-12', '2023-05-11', '2023-05-10', '2023-04-30']);
  });

  it('is kept against a slip, which is not read', () => {
    const cells = [...Array(200).keys()].map((i) => `${13 + ((i * 7) % 15)}/${1 + ((i * 5) % 12)}/2023`);
    cells[100] = '12/31/2023';
    const times = read(cells);
    expect(times?.unreadable).toEqual([100]);
    expect(times?.notation.orders).toEqual({ '/': 'dayFirst' });
    expect(codes(cells)).toEqual(['reading.dayOrder.mostly']);
  });

  it('is year first in short dates that can be nothing else, or are steady only so', () => {
    expect(dates(['69/01/15', '69/01/16'])).toEqual(['1969-01-15', '1969-01-16']);
    expect(dates(['23-03-27', '23-03-28', '23-03-29'])).toEqual(['2023-03-27', '2023-03-28', '2023-03-29']);
    expect(dates(['27-03-23', '28-03-23', '29-03-23'])).toEqual(['2023-03-27', '2023-03-28', '2023-03-29']);
  });
});

describe('a column in several ways of writing', () => {
  it('is read whole, each part by what proves it', () => {
    const cells = [
      '2023-03-27',
      '28 Mar 2023',
      'Mar 29, 2023',
      '2023/3/30 14:00',
      '31.03.2023',
      '04/01/2023',
      '02/04/2023',
    ];
    const times = read(cells.slice(0, 6));
    expect(dates(cells.slice(0, 6))).toEqual(
      ['03-27', '03-28', '03-29', '03-30', '03-31', '04-01'].map((day) => `2023-${day}`),
    );
    expect(times?.datesOnly).toBe(false);
    expect(times?.notation.formats).toHaveLength(6);
    expect(times?.reasons.map(({ code }) => code)).toContain('reading.times.mixed');
  });

  it('as in the file whose dates change from 27-Mar-23 to Apr 21, 2023', () => {
    const cells = ['27-Mar-23', '28-Mar-23', '29-Mar-23', 'Apr 21, 2023', 'May 05, 2023'];
    expect(dates(cells)).toEqual(['2023-03-27', '2023-03-28', '2023-03-29', '2023-04-21', '2023-05-05']);
    expect(codes(cells)).toEqual(['reading.times.mixed', 'reading.times.twoDigitYears']);
  });

  it('takes the order of an open part from the steps of the others', () => {
    const cells = ['2023-05-01', '2023-05-02', '2023-05-03', '04/05/2023', '05/05/2023', '06/05/2023'];
    expect(dates(cells)?.slice(3)).toEqual(['2023-05-04', '2023-05-05', '2023-05-06']);
    expect(codes(cells)).toContain('reading.dayOrder.steps');
  });

  it('says so where some times have a zone and others not', () => {
    expect(codes(['2024-01-01T00:00Z', '2024-01-01T01:00Z'])).toEqual(['reading.times.zones']);
    expect(codes(['2024-01-01T00:00Z', '2024-01-01 01:00'])).toEqual(['reading.times.someZones']);
  });
});

describe('two-digit years', () => {
  const years = (cells: readonly string[]) => dates(cells)?.map((date) => date?.slice(0, 4));

  it('stay together over the turn of a century, and of the hundred of POSIX', () => {
    expect(years(['1-Jan-69', '1-Jan-87', '1-Jan-99', '1-Jan-00', '8-Jan-20'])).toEqual([
      '1969',
      '1987',
      '1999',
      '2000',
      '2020',
    ]);
    expect(years(['30-Dec-68', '31-Dec-68', '1-Jan-69', '2-Jan-69'])).toEqual(['1968', '1968', '1969', '1969']);
    expect(years(['12/30/49', '12/31/49', '1/1/50'])).toEqual(['1949', '1949', '1950']);
  });

  it('are not far in the future', () => {
    expect(years(['Q1-55', 'Q2-55'])).toEqual(['1955', '1955']);
    expect(years(['Q1-24', 'Q2-24'])).toEqual(['2024', '2024']);
  });

  it('know which of them has a leap day', () => {
    expect(dates(['28/02/00', '29/02/00', '01/03/00'])).toEqual(['2000-02-28', '2000-02-29', '2000-03-01']);
    expect(read(['28-Feb-23', '29-Feb-23', '1-Mar-23'])).toBeNull();
    expect(dates(['28-Feb-24', '29-Feb-24'])).toEqual(['2024-02-28', '2024-02-29']);
  });

  it('of a month alone need a number that is no day', () => {
    expect(years(['Jan 98', 'Feb 98'])).toEqual(['1998', '1998']);
    expect(read(['Jan 12', 'Jan 13', 'Jan 14'])).toBeNull();
  });
});

describe('a column', () => {
  it('is one of moments where nine of ten filled cells are', () => {
    const cells = [...Array(18).keys()].map((day) => `2023-03-${String(day + 10)}`);
    const times = read([...cells, '', 'NA', 'no date', '2023-02-31']);
    expect(times?.unreadable).toEqual([20, 21]);
    expect(Number.isNaN(times?.values[18])).toBe(true);
    expect(times?.datesOnly).toBe(true);
    expect(read([...cells, 'a', 'b', 'c'])).toBeNull();
  });

  it('without a filled cell is none', () => {
    expect(read([])).toBeNull();
    expect(read(['', 'NA'])).toBeNull();
  });

  it('is read on as it began, without deciding anew', () => {
    const first = read(['27/03/23 14:00', '28/03/23 14:00']);
    const notation = JSON.parse(JSON.stringify(first?.notation)) as NonNullable<typeof first>['notation'];
    const more = read(['04/05/23 14:00', '2023-05-04', ''], { notation });
    expect(new Date(more?.values[0] as number).toISOString()).toBe('2023-05-04T14:00:00.000Z');
    expect(more?.unreadable).toEqual([1]);
    const numbers = read(['1704067200', '1704070800'], { name: 'timestamp' })?.notation;
    expect(dates(['1735689600'], { notation: numbers as NonNullable<typeof numbers> })).toEqual(['2025-01-01']);
  });
});
