/** The sign before the decimals. */
export type DecimalMark = '.' | ',';
/** The sign between thousands; a space stands for the narrow ones too. */
export type GroupMark = ',' | '.' | "'" | ' ';

const SPACES = '[ \\t\\u00a0\\u2007\\u2009\\u202f]';
const plain = (mark: string): RegExp => new RegExp(`^(?:\\d+${mark}?\\d*|${mark}\\d+)$`);
/** Groups of three, or as in India of two above the last three; a number in groups has no leading zero. */
const grouped = (mark: string, other: string): RegExp => {
  const threes = [other, "['\\u2019]", SPACES].map((group) => `\\d{1,3}(?:${group}\\d{3})+`);
  return new RegExp(`^(?!0)(?:${threes.join('|')}|\\d{1,2}(?:${other}\\d{2})+${other}\\d{3})(?:${mark}\\d*)?$`);
};
const PLAIN = { '.': plain('\\.'), ',': plain(',') };
const GROUPED = { '.': grouped('\\.', ','), ',': grouped(',', '\\.') };

/** A number's digits as programs write them, read with this sign before the decimals; null where they are not written so. */
export function plainDigits(body: string, decimal: DecimalMark): string | null {
  if (PLAIN[decimal].test(body)) return decimal === ',' ? body.replace(',', '.') : body;
  if (!GROUPED[decimal].test(body)) return null;
  const digits = body.replace(decimal === '.' ? /[^\d.]/g : /[^\d,]/g, '');
  return digits.replace(',', '.');
}

/** The sign between thousands in a number's digits, if there is one. */
export function groupOf(body: string, decimal: DecimalMark): GroupMark | null {
  const mark = /[^\d]/.exec(body)?.[0];
  if (mark === undefined || mark === decimal) return null;
  if (mark === ',' || mark === '.') return mark;
  return mark === "'" || mark === '\u2019' ? "'" : ' ';
}

/** What the digits of one cell say about the sign before the decimals. */
export type MarkVote = 'none' | 'point' | 'comma' | 'openPoint' | 'openComma' | 'wrong';

/**
 * Which sign before the decimals a number's digits allow: `1.5` and `1,234,567` only the point, `0,25` and `1.234,5` only the
 * comma; `1.234` and `1,234` leave it open; `1234` says nothing.
 */
export function voteOf(body: string): MarkVote {
  const mark = onlyMark(body);
  if (mark === -1) return 'none';
  if (mark >= 0) {
    const isPoint = body[mark] === '.';
    // Three digits behind it, and one to three before it that begin with no zero: it could stand between thousands.
    const isOpen = body.length - mark === 4 && mark >= 1 && mark <= 3 && body[0] !== '0';
    return isPoint ? (isOpen ? 'openPoint' : 'point') : isOpen ? 'openComma' : 'comma';
  }
  if (!/[.,]/.test(body)) return PLAIN['.'].test(body) || GROUPED['.'].test(body) ? 'none' : 'wrong';
  const point = PLAIN['.'].test(body) || GROUPED['.'].test(body);
  const comma = PLAIN[','].test(body) || GROUPED[','].test(body);
  if (point && comma) return body.includes('.') ? 'openPoint' : 'openComma';
  return point ? 'point' : comma ? 'comma' : 'wrong';
}

/** The place of the only point or comma among digits; −1 where there are digits only, −2 where there are other signs. */
function onlyMark(body: string): number {
  let mark = -1;
  for (let i = 0; i < body.length; i++) {
    const code = body.charCodeAt(i);
    if (code >= 0x30 && code <= 0x39) continue;
    if (mark >= 0 || (code !== 0x2e && code !== 0x2c)) return -2;
    mark = i;
  }
  return mark;
}

/** How the sign before the decimals was found. */
export interface MarkDecision {
  readonly decimal: DecimalMark;
  /** 'proved' by a cell that allows nothing else; taken from the 'file'; 'assumed'; or 'none', where nothing depends on it. */
  readonly how: 'proved' | 'file' | 'assumed' | 'none';
}

/** Decides the sign before the decimals from the votes of all cells of a column, and of its file where these leave it open. */
export function decideMark(votes: Readonly<Record<MarkVote, number>>, fileMark?: DecimalMark): MarkDecision {
  if (votes.point > 0 || votes.comma > 0) return { decimal: votes.comma > votes.point ? ',' : '.', how: 'proved' };
  if (votes.openPoint + votes.openComma === 0) return { decimal: fileMark ?? '.', how: 'none' };
  return fileMark ? { decimal: fileMark, how: 'file' } : { decimal: '.', how: 'assumed' };
}
