import { plainWord } from './timeWords';

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const TIME_WORDS = list(`time times timestamp timestamps datetime date dates day days moment ts unix epoch utc period dt
  temps heure horodatage horodate jour
  datum zeit uhrzeit zeitstempel zeitpunkt tag
  fecha fechas hora tiempo marcatiempo dia momento
  month mois monat mes week semaine woche semana`);
const TIME_CHINESE = /时间|日期|时刻|时间戳|月份|日子|時間|日$/;
const YEAR_WORDS = list('year years yr yyyy annee annees an jahr jahre ano anos anio');
const YEAR_CHINESE = /年份|年度|^年$/;
/** Where a number of six digits is a year with its month. */
const MONTH_WORDS = list('month yearmonth ym yyyymm period mois monat mes date datum fecha');

/** Days, rather than hours or seconds that have passed. */
const DATE_WORDS = list('date dates datetime timestamp day dt datum tag jour fecha dia');

/** The words of a column's name, without case and accents: `startTime`, `start_time` and `Start Time` have the same. */
export function nameWords(name: string): string[] {
  const spaced = name.replace(/([a-z])([A-Z])/g, '$1 $2');
  return plainWord(spaced).match(/\p{L}+/gu) ?? [];
}

/** Whether a column's name says that it holds moments. */
export const isTimeName = (name: string): boolean =>
  TIME_CHINESE.test(name) || nameWords(name).some((word) => TIME_WORDS.has(word));

/** Whether a column's name says that it holds years. */
export const isYearName = (name: string): boolean =>
  YEAR_CHINESE.test(name) || nameWords(name).some((word) => YEAR_WORDS.has(word));

/** Whether a column's name says that it holds months with their years. */
export const isMonthName = (name: string): boolean =>
  /月|日期/.test(name) || nameWords(name).some((word) => MONTH_WORDS.has(word));

/** Whether a column's name says that it holds days. */
export const isDateName = (name: string): boolean =>
  /日期|时间戳|日$/.test(name) || nameWords(name).some((word) => DATE_WORDS.has(word));
