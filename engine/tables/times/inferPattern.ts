import { makeFields } from './timeFields';
import { compilePattern, matchPattern, type TimePattern } from './timePattern';

const compile = (text: string): TimePattern => compilePattern(text) as TimePattern;
const compileAll = (texts: readonly string[]): readonly TimePattern[] => texts.map(compile);

/** Dates to the day, which a time of day may follow. The longer ones come first where one begins as another. */
const DAYS = compileAll([
  ...['-', '/', '.', ' ', '. ', '_', ' / ', ' - '].flatMap((sign) => [
    `{Y}${sign}{M}${sign}{D}`,
    `{A}${sign}{B}${sign}{Y}`,
    ...(['-', '/', '.', ' / '].includes(sign) ? [`{A}${sign}{B}${sign}{C}`] : []),
  ]),
  '{Y}{MM}{DD}',
  '{Y}-{j}',
  '{Y}-W{ww}-{k}',
  '{Y}W{ww}{k}',
  '{Y}年{M}月{D}日',
  '{Y} 年 {M} 月 {D} 日',
  '{Y}年{M}月{D}号',
  '{y}年{M}月{D}日',
  ...['-', '/', '.', ''].flatMap((sign) => [
    `{D}${sign}{N}${sign}{Y}`,
    `{D}${sign}{N}${sign}{y}`,
    `{Y}${sign}{N}${sign}{D}`,
  ]),
  '{N}-{D}-{Y}',
  '{N}/{D}/{Y}',
  ...['{Y}', '{y}'].flatMap((year) => [
    `{D}{o} {N} ${year}`,
    `{D}{o} {N}, ${year}`,
    `{D}{o} {x} {N} {x} ${year}`,
    `{D}{o} {x} {N} ${year}`,
    `{D}{o} {x} {N}, ${year}`,
    `{D}{o} {N} {x} ${year}`,
    `{N} {D}{o}, ${year}`,
    `{N} {D}{o} ${year}`,
    `{N} {x} {D}{o}, ${year}`,
  ]),
  '{Y} {N} {D}{o}',
  '{Y}, {N} {D}{o}',
]);

/** Months, quarters, half years and weeks. */
const PERIODS = compileAll([
  ...['-', '/'].flatMap((sign) => [`{Y}${sign}{M}`, `{M}${sign}{Y}`]),
  '{Y}M{M}',
  '{Y}m{M}',
  '{Y}-M{M}',
  '{Y}年{M}月',
  '{Y} 年 {M} 月',
  '{Y}年{N}',
  ...['', '-', ' ', '/', ':'].flatMap((sign) => [
    `{Y}${sign}Q{Q}`,
    `{Y}${sign}q{Q}`,
    `Q{Q}${sign}{Y}`,
    `q{Q}${sign}{Y}`,
    `{Q}Q${sign}{Y}`,
    `T{Q}${sign}{Y}`,
    `{Q}T${sign}{Y}`,
    `{Y}${sign}T{Q}`,
    `{Y}${sign}H{H}`,
    `H{H}${sign}{Y}`,
    `{Y}${sign}S{H}`,
    `S{H}${sign}{Y}`,
  ]),
  ...['-', ' ', "'", " '", '/', ''].flatMap((sign) => [`Q{Q}${sign}{y}`, `{Q}Q${sign}{y}`, `T{Q}${sign}{y}`]),
  '{Q}{o} {q} {Y}',
  '{Q}{o} {q} {x} {Y}',
  '{H}{o} {b} {Y}',
  '{H}{o} {b} {x} {Y}',
  '{Y}年第{K}季度',
  '{Y}年{K}季度',
  '{Y}年{K}季',
  '{Y}第{K}季度',
  '{Y}-W{ww}',
  '{Y}-w{ww}',
  '{Y}W{ww}',
  '{Y} W{w}',
  '{Y} KW {w}',
  'KW {w} {Y}',
  'KW {w}/{Y}',
  'W{w} {Y}',
  '{Y}年第{w}周',
  '{N} {Y}',
  '{N}, {Y}',
  '{N}-{Y}',
  '{N}/{Y}',
  '{N}{Y}',
  '{N} {x} {Y}',
  '{Y} {N}',
  '{Y}-{N}',
  '{Y}{N}',
  '{N}-{y}',
  '{N}/{y}',
  "{N} '{y}",
  "{N}'{y}",
  "{N}-'{y}",
  '{N} {y}',
  '{y}-{N}',
]);

/** Dates with the year behind the time of day, as C's `ctime` writes them. */
const WHOLE = compileAll(['{N} {D} {h}:{m}:{s} {Y}', '{N} {D} {h}:{m}:{s} {z} {Y}']);

const CLOCK_TEXTS = [
  '{h}:{m}:{s}',
  '{h}:{m}',
  '{h}:{m}:{s}.{f}',
  '{h}:{m}:{s},{f}',
  '{h}:{m}:{s}:{f}',
  ...['{h}:{m}', '{h}:{m}:{s}', '{h}:{m}:{s}.{f}', '{h}', '{h}.{m}'].flatMap((text) => [
    `${text} {p}`,
    `${text}{p}`,
    `{p}${text}`,
    `{p} ${text}`,
  ]),
  '{h}-{p}',
  '{h}.{m}.{s}',
  '{h}.{m}',
  '{h}.{m} Uhr',
  '{h}:{m} Uhr',
  '{h} Uhr',
  '{h}h{m}',
  '{h}H{m}',
  '{h} h {m}',
  '{h}h{m}m{s}s',
  '{h}:{m}h',
  '{h}:{m} h',
  ...['', '{p}'].flatMap((part) =>
    ['时', '点', '時'].flatMap((sign) => [
      `${part}{h}${sign}`,
      `${part}{h}${sign}{n}分`,
      `${part}{h}${sign}{n}分{e}秒`,
    ]),
  ),
];
/** Times of day that stand for themselves. */
const CLOCKS = compileAll(CLOCK_TEXTS);
/** And those that are one only behind a date. */
const CLOCKS_BEHIND = compileAll([
  ...CLOCK_TEXTS,
  '{hh}{mm}',
  '{hh}{mm}{ss}',
  '{hh}{mm}{ss}.{f}',
  '{h}-{m}-{s}',
  '{h}_{m}_{s}',
  '{h} h',
  '{h}h',
  '{h}',
]);
const BETWEEN = compileAll([
  ' ',
  'T',
  't',
  ', ',
  ' T',
  '_',
  '-',
  ':',
  ' - ',
  ' {x} ',
  ' {x} {x} ',
  ', {x} ',
  ' {W} ',
  '{W} ',
  ' {W}',
  '{W}',
]);
/** Only behind Chinese, which needs no space. */
const NOTHING = compile('');
const BEHIND_DATE = compileAll([' {W}', '{W}', ' ({W})', ', {W}']);
const BEFORE_DATE = compileAll([' ', ', ', ' {x} ', '; ']);
const ZONES = compileAll(['{z}', ' {z}']);
const PREFIXES = compileAll(['{W}, ', '{W} ', '{W}, {x} ', '{W} {x} ', '{x} ', '{W}']);

/** Longer than a moment is ever written. */
const MAX_LENGTH = 64;

/**
 * How a text writes a moment: the pattern that matches it from its start to its end, or null. What the numbers say is not
 * looked at: 2023-02-31 is written as a date.
 */
export function inferPattern(text: string): string | null {
  if (text.length < 5 || text.length > MAX_LENGTH || !/\d/.test(text)) return null;
  const fields = makeFields();
  const from = (at: number): string | null => dateFirst(text, at, fields) ?? clockFirst(text, at, fields);
  const plain = from(0);
  if (plain !== null) return plain;
  for (const prefix of PREFIXES) {
    const end = matchPattern(prefix, text, 0, fields);
    const rest = end > 0 ? from(end) : null;
    if (rest !== null) return prefix.text + rest;
  }
  return null;
}

/** How a text writes a time of day, or null. */
export function inferClock(text: string): string | null {
  if (text.length < 2 || text.length > MAX_LENGTH || !/\d/.test(text)) return null;
  return clockToEnd(text, 0, CLOCKS, makeFields());
}

function wholeMatch(patterns: readonly TimePattern[], text: string, at: number, fields: Int32Array): string | null {
  for (const pattern of patterns) if (matchPattern(pattern, text, at, fields) === text.length) return pattern.text;
  return null;
}

function dateFirst(text: string, at: number, fields: Int32Array): string | null {
  const whole = wholeMatch(WHOLE, text, at, fields);
  if (whole !== null) return whole;
  for (const day of DAYS) {
    const end = matchPattern(day, text, at, fields);
    if (end < 0) continue;
    if (end === text.length) return day.text;
    const rest = wholeMatch(BEHIND_DATE, text, end, fields) ?? clockBehind(text, end, fields);
    if (rest !== null) return day.text + rest;
  }
  return wholeMatch(PERIODS, text, at, fields);
}

function clockBehind(text: string, at: number, fields: Int32Array): string | null {
  const isChinese = text.charCodeAt(at) >= 0x4e00 || text.charCodeAt(at - 1) >= 0x4e00;
  for (const between of isChinese ? [NOTHING, ...BETWEEN] : BETWEEN) {
    const end = matchPattern(between, text, at, fields);
    const clock = end < 0 ? null : clockToEnd(text, end, CLOCKS_BEHIND, fields);
    if (clock !== null) return between.text + clock;
  }
  return null;
}

function clockToEnd(text: string, at: number, clocks: readonly TimePattern[], fields: Int32Array): string | null {
  for (const clock of clocks) {
    const end = matchPattern(clock, text, at, fields);
    if (end < 0) continue;
    if (end === text.length) return clock.text;
    // 14-05 is no hour with a zone.
    const zone = clock.text === '{h}' ? null : wholeMatch(ZONES, text, end, fields);
    if (zone !== null) return clock.text + zone;
  }
  return null;
}

function clockFirst(text: string, at: number, fields: Int32Array): string | null {
  for (const clock of CLOCKS) {
    const end = matchPattern(clock, text, at, fields);
    if (end < 0) continue;
    for (const before of BEFORE_DATE) {
      const date = matchPattern(before, text, end, fields);
      const day = date < 0 ? null : wholeMatch(DAYS, text, date, fields);
      if (day !== null) return clock.text + before.text + day;
    }
  }
  return null;
}
