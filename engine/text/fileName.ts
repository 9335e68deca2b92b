/** So many that an extension, or a number beside one that is taken, still goes into the 255 of a file system. */
const MAX_BYTES = 180;
/** Not allowed in a name on at least one system, or unseen: what turns the direction of a text shows another name. */
const NOT_IN_NAMES = /[<>:"/\\|?*\p{Cc}\p{Surrogate}\p{Bidi_Control}\p{Zl}\p{Zp}\u200b\u2060\ufeff]+/gu;
/** What Windows takes for a device, with whatever ending and with spaces before it. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|com[\d¹²³]|lpt[\d¹²³])\s*(\.|$)/i;

/** Whether a name is a device's on Windows, so that no file may have it there. */
export function isReservedName(name: string): boolean {
  return RESERVED.test(name);
}

/** A name that every system takes for a file or a folder, as close to `title` as it can be. */
export function safeFileName(title: string, fallback = 'Untitled'): string {
  const name = startOf(title.normalize('NFC').replace(NOT_IN_NAMES, '-')).replace(/^[.\s]+|[.\s]+$/g, '');
  if (name === '') return fallback;
  return isReservedName(name) ? `_${name}` : name;
}

/** As much of a text as fits, counted in UTF-8. */
function startOf(text: string): string {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (bytes > MAX_BYTES) break;
    end += character.length;
  }
  return text.slice(0, end);
}
