import { MERIDIEM, ZONE } from './timeFields';
import { zoneOf } from './timeWords';

const isSpace = (code: number): boolean =>
  code === 0x20 ||
  code === 0x09 ||
  code === 0xa0 ||
  code === 0x202f ||
  code === 0x3000 ||
  (code >= 0x2000 && code <= 0x200a);

/** The end of the spaces that begin at a place, narrow and wide ones too. */
export function spacesEnd(text: string, at: number): number {
  let end = at;
  while (isSpace(text.charCodeAt(end))) end++;
  return end;
}

/** The end of the letters that begin at a place: Latin ones with their accents, or Chinese ones. */
export function wordEnd(text: string, at: number): number {
  let end = at;
  const isChinese = text.charCodeAt(at) >= 0x4e00;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    const lower = code | 0x20;
    const isLatin =
      (lower >= 0x61 && lower <= 0x7a) ||
      (code >= 0xc0 && code < 0x250) ||
      (code >= 0x300 && code < 0x370) ||
      code === 0xba ||
      code === 0xaa ||
      code === 0xb0;
    if (isChinese ? !(code >= 0x4e00 && code <= 0x9fff) : !isLatin) break;
  }
  return end;
}

/** Parts of a day: 1 the hours before noon, 2 those after it, 3 the hours around noon. */
const DAY_PARTS: Readonly<Record<string, number>> = {
  上午: 1,
  凌晨: 1,
  早上: 1,
  早晨: 1,
  清晨: 1,
  午前: 1,
  下午: 2,
  午后: 2,
  傍晚: 2,
  晚上: 2,
  中午: 3,
};

/** AM and PM, also as `a.m.` and `p. m.`, and the parts of a day in Chinese. The end, or −1. */
export function matchMeridiem(text: string, at: number, fields: Int32Array): number {
  const part = DAY_PARTS[text.slice(at, at + 2)];
  if (part !== undefined) {
    fields[MERIDIEM] = part;
    return at + 2;
  }
  const letter = text.charCodeAt(at) | 0x20;
  if (letter !== 0x61 && letter !== 0x70) return -1;
  let end = at + 1;
  const dotted = text[end] === '.';
  if (dotted) end = spacesEnd(text, end + 1);
  if ((text.charCodeAt(end) | 0x20) !== 0x6d) return -1;
  fields[MERIDIEM] = letter === 0x61 ? 1 : 2;
  end++;
  return dotted && text[end] === '.' ? end + 1 : end;
}

const OFFSET = /(?:UTC|GMT)?([+\-\u2212])(\d{1,2})(?::?(\d{2}))?/iy;
const NAMED = /([a-z]+)\b/iy;
const ASIDE = /\s*(?:\([A-Za-z ]+\)|\[[A-Za-z_/+\-0-9]+\])/y;

/** A zone: `Z`, `+02:00`, `UTC+2`, `GMT`, `CEST`, with its place behind it in brackets or not. The end, or −1. */
export function matchZone(text: string, at: number, fields: Int32Array): number {
  // Z at the end is by far the most common one.
  if (at === text.length - 1) return text[at] === 'Z' || text[at] === 'z' ? text.length : -1;
  OFFSET.lastIndex = at;
  const offset = OFFSET.exec(text);
  let end = at;
  if (offset) {
    const [whole, sign, hours = '0', minutes = '0'] = offset;
    const size = Number(hours) * 60 + Number(minutes);
    if (Number(hours) > 15 || Number(minutes) > 59) return -1;
    fields[ZONE] = sign === '+' ? size : -size;
    end += whole.length;
  } else {
    NAMED.lastIndex = at;
    const name = NAMED.exec(text)?.[1] ?? '';
    const minutes = zoneOf(name);
    if (minutes === undefined) return -1;
    fields[ZONE] = minutes;
    end += name.length;
  }
  ASIDE.lastIndex = end;
  return end + (ASIDE.exec(text)?.[0].length ?? 0);
}
