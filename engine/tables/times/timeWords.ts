/** Names of months and weekdays, in English, French, German, Spanish and Chinese, as they are looked up: see `plainWord`. */
const MONTHS = [
  'january jan janvier janv januar janner jaenner enero ene 一月',
  'february feb fevrier fevr fev februar febrero 二月',
  'march mar mars marz maerz mrz marzo 三月',
  'april apr avril avr abril abr 四月',
  'may mai mayo 五月',
  'june jun juin juni junio 六月',
  'july jul juillet juil juli julio 七月',
  'august aug aout agosto ago 八月',
  'september sep sept septembre septiembre setiembre set 九月',
  'october oct octobre oktober okt octubre 十月',
  'november nov novembre noviembre 十一月',
  'december dec decembre dezember dez diciembre dic 十二月',
];

const WEEKDAYS = `monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun
  lundi lun mardi mar mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim
  montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sa sonnabend sonntag so
  lunes martes miercoles mie jueves jue viernes vie sabado sab domingo dom
  星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日
  礼拜一 礼拜二 礼拜三 礼拜四 礼拜五 礼拜六 礼拜日 礼拜天`;

const QUARTERS = 'quarter qtr quartal quart trimestre trim vierteljahr';
const HALVES = 'half halbjahr hj semestre semester sem';
/** Small words within a date: "31 de marzo de 2023", "31st of March", "am 31. März um 14:05". */
const FILLERS = 'de del of the le den dem der du am um at on el la las los a an ce';
/** What follows the number of a day: 1st, 1er, 1º. */
const ORDINALS = 'st nd rd th er re e eme ere nd o a º ª °';

/** Offsets of named zones in minutes: those of RFC 2822, and those of Europe. Names of several zones are none. */
const ZONES: Readonly<Record<string, number>> = {
  z: 0,
  utc: 0,
  gmt: 0,
  ut: 0,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  mez: 60,
  cest: 120,
  mesz: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  jst: 540,
};

const words = (list: string): string[] => list.split(/\s+/);

const MONTH_OF = new Map(MONTHS.flatMap((list, i) => words(list).map((word) => [word, i + 1] as const)));
const WEEKDAY_SET = new Set(words(WEEKDAYS));
const QUARTER_SET = new Set(words(QUARTERS));
const HALF_SET = new Set(words(HALVES));
const FILLER_SET = new Set(words(FILLERS));
const ORDINAL_SET = new Set(words(ORDINALS));
const ZONE_OF = new Map(Object.entries(ZONES));

/** A word without case and accents. */
export function plainWord(word: string): string {
  const lower = word.toLowerCase();
  return /^[a-z]*$/.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '');
}

/** Looked up as it is written first: most cells write in the same way. */
const monthSpellings = new Map(MONTH_OF);

/** The month (1 to 12) that a word names, or 0. */
export function monthOf(word: string): number {
  const known = monthSpellings.get(word);
  if (known !== undefined) return known;
  if (word.length > 12) return 0;
  const month = MONTH_OF.get(plainWord(word)) ?? 0;
  // The spellings of a month are few: nothing else is kept.
  if (month > 0) monthSpellings.set(word, month);
  return month;
}

/** Whether a word names a day of the week. */
export const isWeekday = (word: string): boolean => WEEKDAY_SET.has(plainWord(word));
/** Whether a word means a quarter. */
export const isQuarterWord = (word: string): boolean => QUARTER_SET.has(plainWord(word));
/** Whether a word means half a year. */
export const isHalfWord = (word: string): boolean => HALF_SET.has(plainWord(word));
/** Whether a word only joins the parts of a date. */
export const isFiller = (word: string): boolean => FILLER_SET.has(plainWord(word));
/** Whether letters end an ordinal number. */
export const isOrdinal = (word: string): boolean => ORDINAL_SET.has(plainWord(word));
/** The offset of a named zone in minutes. */
export const zoneOf = (word: string): number | undefined => ZONE_OF.get(word.toLowerCase());
