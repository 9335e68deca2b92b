import { expect, test } from 'vitest';
import { isoTimes } from './isoTimes';

const at = (text: string): number => Date.parse(`${text}Z`);
const written = (...times: string[]): string[] => {
  const moments = times.map(at);
  return moments.map(isoTimes(moments));
};

test('moments are written as exactly as all of them need', () => {
  expect(written('2020-04-17', '2020-04-18')).toEqual(['2020-04-17', '2020-04-18']);
  expect(written('2020-04-17', '2020-04-17T14:05')).toEqual(['2020-04-17 00:00', '2020-04-17 14:05']);
  expect(written('2020-04-17', '2020-04-17T14:05:09')).toEqual(['2020-04-17 00:00:00', '2020-04-17 14:05:09']);
  expect(written('2020-04-17T14:05:09.250', '2020-04-17')).toEqual([
    ...['2020-04-17 14:05:09.250', '2020-04-17 00:00:00.000'],
  ]);
});

test('what is no moment is empty, and makes the others no longer', () => {
  expect([Number.NaN, at('2020-04-17')].map(isoTimes([Number.NaN, at('2020-04-17')]))).toEqual(['', '2020-04-17']);
});

test('moments before 1970 and far ahead keep their year', () => {
  expect(written('1912-01-01')).toEqual(['1912-01-01']);
  expect(isoTimes([0])(Date.UTC(12_000, 0, 1))).toBe('+012000-01-01');
});
