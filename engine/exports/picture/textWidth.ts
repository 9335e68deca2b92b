export type FontKind = 'sans' | 'bold' | 'mono';

/** Widths of groups of characters in ems; the first that holds a character counts. They are those of DejaVu, a wide font. */
const WIDTHS: readonly (readonly [characters: RegExp, sans: number, bold: number])[] = [
  [/[\u2e80-\uffff]|[\u{10000}-\u{3fffd}]/u, 1, 1],
  [/[ijlI']/, 0.295, 0.375],
  [/[.,:;!|·\u202f ]/, 0.32, 0.38],
  [/[ft]/, 0.39, 0.48],
  [/[r()[\]{}/\\"-]/, 0.41, 0.49],
  [/[ae]/, 0.615, 0.68],
  [/[sczJ]/, 0.55, 0.6],
  [/[mwMW%@…→—]/, 0.99, 1.08],
  [/[A-ZÀ-Þ]/, 0.7, 0.79],
];
const OTHER_CHARACTERS = { sans: 0.636, bold: 0.72 };
const MONO = 0.602;
const MONO_WIDE = 1;

/** The room that a text takes at most, about: no font is at hand to measure it with. */
export function textWidth(text: string, sizePx: number, font: FontKind): number {
  let ems = 0;
  for (const character of text) {
    const group = WIDTHS.find(([characters]) => characters.test(character));
    if (font === 'mono') ems += group === WIDTHS[0] ? MONO_WIDE : MONO;
    else ems += group ? (font === 'sans' ? group[1] : group[2]) : OTHER_CHARACTERS[font];
  }
  return ems * sizePx;
}

/** The text, or as much of its start as has room, with an ellipsis. */
export function fitText(text: string, sizePx: number, font: FontKind, roomPx: number): string {
  if (textWidth(text, sizePx, font) <= roomPx) return text;
  const characters = [...text];
  let kept = characters.length;
  while (kept > 0 && textWidth(`${characters.slice(0, kept).join('')}…`, sizePx, font) > roomPx) kept--;
  return `${characters.slice(0, kept).join('').trimEnd()}…`;
}
