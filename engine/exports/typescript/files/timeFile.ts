import type { ExportPlan } from '../exportPlan';
import { lines, sections } from './sections';

const ISO_PATTERN = String.raw`/^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?\s*(?:Z|([+-]\d{2}):?(\d{2}))?)?$/`;
const DAY_PATTERN = String.raw`/^(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/`;
const REFUSAL = 'throw new Error(`“${text}” is not a date such as 2024-05-31, with or without a time.`);';

/** `src/time.ts`: reads the dates of the time column, in the formats that the project's data uses. */
export function timeFile(plan: ExportPlan): string {
  const isoOnly = plan.csv.times === 'iso';
  return sections(
    lines(
      'const ISO =',
      `  ${ISO_PATTERN};`,
      !isoOnly && `const DAY_MONTH_YEAR = ${DAY_PATTERN};`,
      !isoOnly && '',
      !isoOnly && '/** How 5/6/2024 is read; 5.6.2024 always starts with the day. */',
      !isoOnly && `const DAY_FIRST = ${plan.csv.times === 'dayFirst'};`,
    ),
    `/** Milliseconds since 1970 on the file's own clock; a time zone, where one is written, is applied. */
export function parseTime(text: string): number {
  const iso = ISO.exec(text);
  if (!iso) ${isoOnly ? REFUSAL : 'return parseDayMonthYear(text);'}
  const [, year, month, day = '1', hour = '0', minute = '0', second = '0', zoneHour = '+00', zoneMinute = '0'] = iso;
  const zone = Number(zoneHour) * 60 + Number(\`\${zoneHour[0]}\${zoneMinute}\`);
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute) - zone);
  return ms + Math.round(Number(second) * 1000);
}`,
    !isoOnly &&
      `function parseDayMonthYear(text: string): number {
  const match = DAY_MONTH_YEAR.exec(text);
  if (!match) throw new Error(\`“\${text}” is not a date such as 2024-05-31 or 31.5.2024, with or without a time.\`);
  const [, first, separator, second, year, hours = '0', minutes = '0', seconds = '0'] = match;
  const [day, month] = DAY_FIRST || separator === '.' ? [first, second] : [second, first];
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hours), Number(minutes), Number(seconds));
}`,
  );
}
