import { expect, test } from 'vitest';
import { timeFormat } from './timeFormat';

const en = timeFormat('en');
const zh = timeFormat('zh-CN');
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const at = (text: string): number => Date.parse(`${text}Z`);

test.each([
  ['clock', 19, '0:19', '0:19'],
  ['clock', 59.7, '1:00', '1:00'],
  ['clock', 3723, '1:02:03', '1:02:03'],
  ['clock', -1, '0:00', '0:00'],
  ['taken', 0.04, '0.0 s', '0.0 s'],
  ['taken', 9.94, '9.9 s', '9.9 s'],
  ['taken', 9.96, '0:10', '0:10'],
  ['milliseconds', 0.01, '<0.1 ms', '<0.1 ms'],
  ['milliseconds', 1.94, '1.9 ms', '1.9 ms'],
  ['milliseconds', 9.99, '10 ms', '10 ms'],
  ['duration', 1, '1 second', '1秒钟'],
  ['duration', 0.84, '0.8 seconds', '0.8秒钟'],
  ['duration', 185, '3 minutes 5 seconds', '3分钟 5秒钟'],
  ['duration', 7440, '2 hours 4 minutes', '2小时 4分钟'],
  ['date', at('2024-05-31'), 'May 31, 2024', '2024年5月31日'],
  ['moment', at('2024-05-31'), 'Fri, May 31, 2024', '2024年5月31日周五'],
  ['moment', at('2024-05-31T14:00'), 'Fri, May 31, 2024, 14:00', '2024年5月31日周五 14:00'],
  ['moment', at('2024-05-31T14:00:07'), 'Fri, May 31, 2024, 14:00:07', '2024年5月31日周五 14:00:07'],
] as const)('%s writes %d as %s in English and as %s in Chinese', (method, value, english, chinese) => {
  expect(plain(en[method](value))).toBe(english);
  expect(plain(zh[method](value))).toBe(chinese);
});

test('a day of the user’s life is told from today', () => {
  const now = new Date(2026, 10, 26, 9).getTime();
  const days = [0, 1, 2].map((daysAgo) => new Date(2026, 10, 26 - daysAgo, 12).getTime());
  expect(days.map((day) => en.localDay(day, now))).toEqual(['today', 'yesterday', 'Nov 24, 2026']);
  expect(zh.localDay(days[1] ?? 0, now)).toBe('昨天');
});
