import { describe, expect, it } from 'vitest';
import { parseTime } from './parseTime';

const iso = (text: string, order: 'monthFirst' | 'dayFirst' = 'monthFirst'): string | null => {
  const time = parseTime(text, order);
  return time && new Date(time.ms).toISOString();
};

describe('reading times', () => {
  it.each([
    ['2024-05-31', '2024-05-31T00:00:00.000Z'],
    ['2024/5/1', '2024-05-01T00:00:00.000Z'],
    ['2024-05', '2024-05-01T00:00:00.000Z'],
    ['2024-05-31 14:05', '2024-05-31T14:05:00.000Z'],
    ['2024-05-31T14:05:06.25Z', '2024-05-31T14:05:06.250Z'],
    ['2024-05-31T14:05:06+02:00', '2024-05-31T12:05:06.000Z'],
    ['5/31/2024 07:30', '2024-05-31T07:30:00.000Z'],
    ['31.5.2024', '2024-05-31T00:00:00.000Z'],
  ])('reads %s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each(['2024-02-30', '2024-13-01', '24:00', 'May 2024', '2024-05-31 25:00', '12', ''])('refuses %s', (text) => {
    expect(iso(text)).toBeNull();
  });
});
