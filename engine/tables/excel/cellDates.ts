import { XmlReader } from './XmlReader';

/** How the numbers of a style are shown: as a date, a moment, a time of day, or as they are. */
export type DateStyle = 'date' | 'moment' | 'clock' | null;

const DAY_MS = 86_400_000;
/** Days from 1970-01-01 back to day 0, once 1900 was given a February 29 by Excel, and of the system of old Macs. */
const [DAY_ZERO, DAY_ZERO_1904] = [-25_569, -24_107];
/** Serials of years up to 9999. */
const MAX_SERIAL = 2_958_466;
const BUILT_IN = new Map<number, DateStyle>([
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id): [number, DateStyle] => [
    id,
    'date',
  ]),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56].map((id): [number, DateStyle] => [id, 'clock']),
  [22, 'moment'],
]);

/** How each style of cells, by its number, shows dates, as the part `styles.xml` says. */
export function readDateStyles(xml: string): DateStyle[] {
  const formats = new Map(BUILT_IN);
  const styles: DateStyle[] = [];
  const reader = new XmlReader(xml);
  let isInCells = false;
  while (reader.next()) {
    if (reader.name === 'numFmt' && reader.kind !== 'end')
      formats.set(Number(reader.attribute('numFmtId')), styleOf(reader.attribute('formatCode') ?? ''));
    else if (reader.name === 'cellXfs') isInCells = reader.kind === 'start';
    else if (isInCells && reader.name === 'xf' && reader.kind !== 'end')
      styles.push(formats.get(Number(reader.attribute('numFmtId') ?? 0)) ?? null);
  }
  return styles;
}

/** What a format of the user's own shows. Hours beyond a day, as `[h]`, are a duration: a number. */
function styleOf(format: string): DateStyle {
  const [positive = ''] = format.split(';');
  if (/\[(?:h+|m+|s+)\]/i.test(positive)) return null;
  const letters = positive.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|General|AM\/PM|A\/P/gi, '');
  const [hasDay, hasClock] = [/[yd]|mmm|年|月|日/i.test(letters), /[hs]/i.test(letters)];
  if (hasDay) return hasClock ? 'moment' : 'date';
  return hasClock ? 'clock' : null;
}

/** A number of days as the text of the date, moment or time of day that it is shown as. */
export function dateText(serial: number, style: Exclude<DateStyle, null>, is1904: boolean): string {
  if (!(serial >= 0 && serial < MAX_SERIAL)) return String(serial);
  const day = is1904 ? DAY_ZERO_1904 : serial < 60 ? DAY_ZERO + 1 : DAY_ZERO;
  const [date = '', clock = ''] = new Date(Math.round((serial + day) * DAY_MS)).toISOString().slice(0, -1).split('T');
  const time = clock.endsWith('.000') ? clock.slice(0, -4) : clock;
  if (style === 'clock' && serial < 1) return time;
  return style === 'date' && time === '00:00:00' ? date : `${date} ${time}`;
}
