import { describe, expect, it } from 'vitest';
import { readTimes } from './readTimes';
import type { TimeGiven } from './timeTypes';

const isMissing = (cell: string): boolean => cell === '' || cell === 'NA';
const read = (cells: readonly string[], given?: TimeGiven) => readTimes(cells, isMissing, given);
const said = (cells: readonly string[], given?: TimeGiven) => {
  const times = read(cells, given);
  return (
    times &&
    Array.from(times.values, (value) => (Number.isNaN(value) ? null : new Date(value).toISOString().slice(0, 19)))
  );
};
const format = (cells: readonly string[], given?: TimeGiven) => read(cells, given)?.notation.formats[0] ?? null;

describe('Unix times', () => {
  it.each([
    ['unix:s', '1704067200', '1704070800'],
    ['unix:ms', '1704067200000', '1704070800000'],
    ['unix:us', '1704067200000000', '1704070800000000'],
    ['unix:ns', '1704067200000000000', '1704070800000000000'],
  ])('in %s are told by their size', (id, ...cells) => {
    for (const name of ['timestamp', 'Unix', 'Event Time', 'ts', 'Zeitstempel', 'horodatage', 'fecha', '时间戳']) {
      expect(said(cells, { name })).toEqual(['2024-01-01T00:00:00', '2024-01-01T01:00:00']);
      expect(format(cells, { name })).toBe(id);
    }
  });

  it('may have fractions, be in any order, and have unreadable cells', () => {
    const cells = ['1704067200.25', '1704067100', '', '5', ...Array.from({ length: 20 }, () => '1704067200')];
    const times = read(cells, { name: 'time' });
    expect(times?.values[0]).toBe(1_704_067_200_250);
    expect(times?.unreadable).toEqual([3]);
    expect(times?.suggested).toBe(false);
  });

  it('without a name of time are a suggestion: whole, strictly in order, of this century, and no count', () => {
    const cells = ['1704067200', '1704070800', '1704078000'];
    expect(read(cells, { name: 'x' })?.suggested).toBe(true);
    expect(said(cells.toReversed(), { name: 'x' })?.[0]).toBe('2024-01-01T03:00:00');
    expect(read(cells, { name: 'x', otherTime: true })).toBeNull();
    expect(read(['1704067200', '1704067200', '1704078000'], { name: 'x' })).toBeNull();
    expect(read(['1704067200.5', '1704070800.5'], { name: 'x' })).toBeNull();
    expect(read(['1704067200', '1704067201', '1704067202'], { name: 'id' })).toBeNull();
    expect(read(['100000000', '200000000', '300000000'], { name: 'sold' })).toBeNull();
  });

  it('are not numbers of another size, whatever their name', () => {
    expect(read(['12', '15', '30'], { name: 'time' })).toBeNull();
    expect(read(['0.00', '0.02', '0.04'], { name: 't' })).toBeNull();
  });
});

describe('dates without signs', () => {
  it.each([
    ['{Y}{MM}{DD}', '20231231', '20240101', '2023-12-31T00:00:00'],
    ['{Y}{MM}{DD}{hh}', '2023123123', '2024010100', '2023-12-31T23:00:00'],
    ['{Y}{MM}{DD}{hh}{mm}', '202312312359', '202401010000', '2023-12-31T23:59:00'],
    ['{Y}{MM}{DD}{hh}{mm}{ss}', '20231231235958', '20240101000000', '2023-12-31T23:59:58'],
  ])('as %s are read where all are dates, and in order or named so', (id, first, second, expected) => {
    expect(format([first, second])).toBe(id);
    expect(said([first, second])?.[0]).toBe(expected);
    expect(said([first, second, first], { name: 'Datum' })?.[0]).toBe(expected);
    expect(read([first, second, first], { name: 'code' })).toBeNull();
  });

  it('are numbers where one is no date', () => {
    expect(read(['20231231', '20231232', '20240101'], { name: 'value' })).toBeNull();
    expect(read(['20231231', '20241301'])).toBeNull();
  });

  it('of year and month need a name', () => {
    expect(said(['202311', '202312', '202401'], { name: 'Month' })).toEqual([
      '2023-11-01T00:00:00',
      '2023-12-01T00:00:00',
      '2024-01-01T00:00:00',
    ]);
    expect(read(['202311', '202312', '202401'], { name: 'sales' })).toBeNull();
  });
});

describe('days of Excel', () => {
  it('are read under a name of time, with their fraction', () => {
    expect(said(['44927', '44928'], { name: 'Date' })).toEqual(['2023-01-01T00:00:00', '2023-01-02T00:00:00']);
    expect(said(['44927.5', '44927.54167'], { name: 'Date' })).toEqual(['2023-01-01T12:00:00', '2023-01-01T13:00:00']);
    expect(said(['44927.000011574'], { name: 'Date' })).toEqual(['2023-01-01T00:00:01']);
    expect(read(['44927', '44928'], { name: 'Date' })).toMatchObject({ datesOnly: true, suggested: true });
  });

  it('are numbers under another name, or out of range', () => {
    expect(read(['44927', '44928'], { name: 'price' })).toBeNull();
    expect(read(['44927', '12'], { name: 'Date' })).toBeNull();
    expect(read(['44927', '23000', '31000'], { name: 'Time spent' })).toBeNull();
    expect(read(['44927', '44928', '44929'], { name: 'Time' })).not.toBeNull();
  });
});

describe('years', () => {
  it('are suggested where the name says year or time and they go one way', () => {
    for (const name of ['Year', 'année', 'Jahr', 'AÑO', '年份', 'Date']) {
      expect(said(['1998', '1999', '2001'], { name })?.[2]).toBe('2001-01-01T00:00:00');
      expect(read(['2001', '1999', '1998'], { name })?.suggested).toBe(true);
    }
  });

  it('are numbers otherwise', () => {
    expect(read(['1998', '1999', '2000'], { name: 'price' })).toBeNull();
    expect(read(['1998', '1998', '1999'], { name: 'year' })).toBeNull();
    expect(read(['1998', '2010', '1999'], { name: 'year' })).toBeNull();
    expect(read(['998', '1999', '3000'], { name: 'year' })).toBeNull();
    expect(read(['1998.5', '1999.5'], { name: 'year' })).toBeNull();
  });
});
