import { describe, expect, it } from 'vitest';
import { readTimeOfDay } from './timeOfDay';

const isMissing = (cell: string): boolean => cell === '' || cell === 'NA';
const clock = (cells: readonly string[], name = '') => {
  const read = readTimeOfDay(cells, isMissing, { name });
  return read && Array.from(read.values, (value) => (Number.isNaN(value) ? null : value / 60_000));
};

describe('times of day', () => {
  it.each([
    ['14:05', 845],
    ['14:05:30', 845.5],
    ['14:05:06.789', 845.11315],
    ['2:05 PM', 845],
    ['2:05pm', 845],
    ['2.05 pm', 845],
    ['12:00 AM', 0],
    ['12:30 p.m.', 750],
    ['2 PM', 840],
    ['14.05.06', 845.1],
    ['14h05', 845],
    ['14:05 Uhr', 845],
    ['下午2:05', 845],
    ['上午 9:00', 540],
    ['中午12:30', 750],
    ['14时05分', 845],
    ['9点5分', 545],
    ['24:00', 1440],
    ['00:00', 0],
  ])('%s is read', (cell, minutes) => {
    expect(clock([cell])).toEqual([minutes]);
  });

  it.each([
    '2:1',
    '10:4',
    '25:00',
    '14:60',
    '24:01',
    '13',
    '14.05',
    '1405',
    '5h',
    '2024-05-31',
    '14:05 31/12/2023',
    'noon',
    '',
  ])('"%s" is none', (cell) => {
    expect(clock([cell])).toBeNull();
  });

  it('of digits and with a point need a name of time', () => {
    expect(clock(['0905', '1430'], 'Time')).toEqual([545, 870]);
    expect(clock(['000000', '010000'], '<TIME>')).toEqual([0, 60]);
    expect(clock(['18.00', '19.30'], 'Uhrzeit')).toEqual([1080, 1170]);
    expect(clock(['0905', '1490'], 'Time')).toBeNull();
    expect(clock(['905', '1430'], 'Time')).toBeNull();
  });

  it('are read where nine of ten filled cells are', () => {
    const cells = [...Array(9).keys()].map((hour) => `0${hour}:00`);
    const read = readTimeOfDay([...cells, 'NA', 'late'], isMissing);
    expect(read?.unreadable).toEqual([10]);
    expect(readTimeOfDay([...cells, 'late', 'later'], isMissing)).toBeNull();
  });

  it('are read on as they began', () => {
    const { formats } = readTimeOfDay(['2:05 PM'], isMissing) as { formats: readonly string[] };
    const more = readTimeOfDay(['3:05 PM', '15:05'], isMissing, { formats });
    expect([more?.values[0], more?.unreadable]).toEqual([54_300_000, [1]]);
  });
});
