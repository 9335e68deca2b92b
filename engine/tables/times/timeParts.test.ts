import { describe, expect, it } from 'vitest';
import { findTimeParts } from './findTimeParts';
import { readParts } from './timeParts';

const isMissing = (cell: string): boolean => cell === '' || cell === 'NA';
const at = (parts: Parameters<typeof readParts>[0]) =>
  Array.from(readParts(parts, isMissing).values, (value) =>
    Number.isNaN(value) ? null : new Date(value).toISOString().slice(0, 16),
  );
const find = (columns: Readonly<Record<string, readonly string[]>>) =>
  findTimeParts(
    Object.entries(columns).map(([name, cells]) => ({ name, cells })),
    isMissing,
  );
const range = (count: number, make: (i: number) => number): string[] =>
  Array.from({ length: count }, (_, i) => String(make(i)));

describe('moments out of parts', () => {
  it('are put together from the year down', () => {
    expect(at({ year: ['2010', '2012'], month: ['1', '2'], day: ['31', '29'], hour: ['0', '23'] })).toEqual([
      '2010-01-31T00:00',
      '2012-02-29T23:00',
    ]);
    expect(at({ year: ['1749'], month: ['02'] })).toEqual(['1749-02-01T00:00']);
    expect(at({ year: ['99', '24'], month: ['März', 'Dec.'] })).toEqual(['1999-03-01T00:00', '2024-12-01T00:00']);
    expect(at({ year: ['2020'], quarter: ['Q3'] })).toEqual(['2020-07-01T00:00']);
    expect(at({ year: ['2020'], dayOfYear: ['366'], hour: ['24'] })).toEqual(['2021-01-01T00:00']);
    expect(at({ date: ['10/03/2004', '13/03/2004'], clock: ['18.00.00', '19.30.00'] })).toEqual([
      '2004-03-10T18:00',
      '2004-03-13T19:30',
    ]);
    expect(at({ date: ['2011-01-01'], hour: ['5'], minute: ['30'] })).toEqual(['2011-01-01T05:30']);
  });

  it('tell the order of day and month by their times of day', () => {
    const date = range(48, (i) => 10 + Math.floor((i + 18) / 24)).map((day) => `${day}/03/2004`);
    const clock = range(48, (i) => (i + 18) % 24).map((hour) => `${hour.padStart(2, '0')}.00.00`);
    const read = readParts({ date, clock }, isMissing);
    expect([read.values[0], read.values[47]]).toEqual([Date.UTC(2004, 2, 10, 18), Date.UTC(2004, 2, 12, 17)]);
    expect(read.reasons.map(({ code }) => code)).toEqual(['reading.dayOrder.steps']);
    const hour = range(48, (i) => (i + 18) % 24);
    expect([...readParts({ date, hour }, isMissing).values]).toEqual([...read.values]);
  });

  it('are unreadable where no calendar has them, and empty where a part is', () => {
    const parts = readParts({ year: ['2010', '2010', ''], month: ['2', '13', '1'], day: ['30', '1', '1'] }, isMissing);
    expect(parts.unreadable).toEqual([0, 1]);
    expect([...parts.values].every(Number.isNaN)).toBe(true);
    expect(at({ year: ['2021'], dayOfYear: ['366'] })).toEqual([null]);
  });

  it('are read on as they began', () => {
    const { notation } = readParts({ date: ['27/03/2023'], clock: ['2:05 PM'] }, isMissing);
    const parts = { date: ['04/05/2023', '2023-05-04'], clock: ['3:00 PM', '15:00'] };
    const more = readParts(parts, isMissing, { notation: JSON.parse(JSON.stringify(notation)) as typeof notation });
    expect([more.values[0], more.unreadable]).toEqual([Date.UTC(2023, 4, 4, 15), [1]]);
  });

  it('are dates only without an hour', () => {
    expect(readParts({ year: ['2010'], month: ['2'] }, isMissing).datesOnly).toBe(true);
    expect(readParts({ year: ['2010'], month: ['2'], day: ['3'], hour: ['0'] }, isMissing).datesOnly).toBe(false);
  });
});

describe('columns that make up the time', () => {
  it.each([
    [['year', 'month', 'day', 'hour']],
    [['Yr', 'Mnth', 'Dy', 'Hr']],
    [['Année', 'Mois', 'Jour', 'Heure']],
    [['Jahr', 'Monat', 'Tag', 'Stunde']],
    [['Año', 'Mes', 'Día', 'Hora']],
    [['年', '月', '日', '时']],
  ])('are found by their names: %j', (names) => {
    const [year, month, day, hour] = names as [string, string, string, string];
    const columns = {
      No: range(60, (i) => i + 1),
      [year]: range(60, () => 2010),
      [month]: range(60, () => 1),
      [day]: range(60, (i) => 1 + Math.floor(i / 24)),
      [hour]: range(60, (i) => i % 24),
      value: range(60, (i) => i * 7),
    };
    expect(find(columns)).toEqual({ columns: { year, month, day, hour }, by: 'names' });
  });

  it('may be a date and a time of day, or a date and an hour', () => {
    const date = range(3, (i) => i).map((i) => `2025.06.2${i}`);
    expect(find({ '<DATE>': date, '<TIME>': ['00:00:00', '01:00:00', '02:00:00'], '<OPEN>': ['1', '2', '3'] })).toEqual(
      {
        columns: { date: '<DATE>', clock: '<TIME>' },
        by: 'names',
      },
    );
    expect(find({ ' ': ['10/03/2004', '10/03/2004'], Time: ['18.00.00', '19.00.00'], T: ['11,9', '13,7'] })).toEqual({
      columns: { date: ' ', clock: 'Time' },
      by: 'names',
    });
    const bikes = {
      instant: ['1', '2', '3'],
      dteday: date,
      yr: ['0', '0', '0'],
      mnth: ['1', '1', '1'],
      hr: ['0', '1', '2'],
    };
    expect(find(bikes)?.columns).toEqual({ date: 'dteday', hour: 'hr' });
  });

  it('are found by what stands in them where names say nothing', () => {
    const columns = {
      'Column 1': range(36, (i) => 1749 + Math.floor(i / 12)),
      'Column 2': range(36, (i) => (i % 12) + 1),
      'Column 3': range(36, (i) => i * 3),
    };
    expect(find(columns)).toEqual({ columns: { year: 'Column 1', month: 'Column 2' }, by: 'values' });
  });

  it('are none where a year needs no month, a part is missing above another, or names and cells disagree', () => {
    expect(find({ a: ['1998', '1999', '2000'], b: ['3', '1', '2'] })).toBeNull();
    expect(find({ hour: ['0', '1', '2'], value: ['5', '6', '7'] })).toBeNull();
    expect(find({ year: ['1.5', '2.5', '3.5'], month: ['70', '80', '90'] })).toBeNull();
    expect(find({ time: ['2024-01-01 00:00', '2024-01-01 01:00'], value: ['5', '6'] })).toBeNull();
    expect(find({ date: ['2024-01-01', '2024-01-02'], value: ['5', '6'] })).toBeNull();
  });

  it('leave out a part that needs another one', () => {
    const columns = { year: ['2010', '2010'], month: ['1', '2'], hour: ['3', '4'] };
    expect(find(columns)?.columns).toEqual({ year: 'year', month: 'month' });
  });
});
