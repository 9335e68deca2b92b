import type { Encoding } from './reading';

/** Bytes that tell the encoding: enough of any file's letters, and quickly gone through. */
const SAMPLE = 2 ** 18;
/** Of UTF-16 text without a byte order mark, at least this share of pairs has a zero where Latin letters, digits and separators have one. */
const ZERO_SHARE = 0.2;
/** Letters beyond ASCII that are usual in an encoding, of all that it would have: below this share it is another. */
const USUAL_SHARE = 0.8;

/** UTF-16 without a byte order mark is told by its zeros, which stand at even or at odd places only. */
export function utf16Without(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const size = Math.min(bytes.length, SAMPLE) & ~1;
  const zeros = [0, 0];
  for (let i = 0; i < size; i++) if (bytes[i] === 0) zeros[i & 1] = (zeros[i & 1] as number) + 1;
  const [even, odd] = zeros as [number, number];
  const least = Math.max(2, (size / 2) * ZERO_SHARE);
  if (bytes.length % 2 === 1 || Math.max(even, odd) < least) return null;
  if (even === 0) return 'utf-16le';
  return odd === 0 ? 'utf-16be' : null;
}

/**
 * Which encoding wrote a text that is not UTF-8: GB 18030, Shift-JIS or Windows-1252 (which holds Latin-1). Chinese stands in
 * pairs of high bytes, Japanese in pairs of which many are kana, letters of Western languages alone among ASCII.
 */
export function legacyEncoding(bytes: Uint8Array): Encoding {
  const first = Math.max(
    0,
    bytes.findIndex((byte) => byte >= 0x80),
  );
  const sample = bytes.subarray(first, first + SAMPLE);
  const chinese = shareOfPairs(sample, isHighByte, isUsualChinese);
  const japanese = shareOfPairs(sample, isJapaneseLead, isUsualJapanese);
  if (Math.max(chinese, japanese) < USUAL_SHARE) return 'windows-1252';
  return japanese > chinese ? 'shift_jis' : 'gb18030';
}

type Pair = (lead: number, trail: number) => boolean;

/** Of the characters beyond ASCII, the share that are usual pairs; a byte that leads none counts as an unusual one. */
function shareOfPairs(bytes: Uint8Array, leads: (byte: number) => boolean, isUsual: Pair): number {
  let [usual, all] = [0, 0];
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] as number;
    if (lead < 0x80) continue;
    all++;
    const trail = bytes[i + 1];
    if (!leads(lead) || trail === undefined) continue;
    const isPair = isUsual(lead, trail);
    if (isPair) usual++;
    // A pair that is none takes nothing with it that could be a letter of its own.
    if (isPair || trail >= 0x80) i++;
  }
  return all === 0 ? 0 : usual / all;
}

const isHighByte = (byte: number): boolean => byte > 0x80 && byte < 0xff;

/** GB 2312: marks and letters of its first rows, and the hanzi of both levels. */
const isUsualChinese: Pair = (lead, trail) =>
  ((lead >= 0xa1 && lead <= 0xa9) || (lead >= 0xb0 && lead <= 0xf7)) && trail >= 0xa1 && trail < 0xff;

const isJapaneseLead = (byte: number): boolean => (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xef);

/** JIS X 0208: marks, full-width letters, kana, and the kanji of level 1. */
const isUsualJapanese: Pair = (lead, trail) =>
  lead <= 0x98 && ((trail >= 0x40 && trail <= 0x7e) || (trail >= 0x80 && trail <= 0xfc));
