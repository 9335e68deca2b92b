const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;

/** Columns that a text takes on a screen: East Asian letters take two, combining marks none. */
export function screenWidth(text: string): number {
  let width = 0;
  for (const letter of text.normalize('NFC')) if (!/\p{M}/u.test(letter)) width += WIDE.test(letter) ? 2 : 1;
  return width;
}

/** User text on one line of a screen: nothing in it can move the cursor or change colors. */
export function plainText(text: string): string {
  return text.replace(/[\p{C}\u2028\u2029]+/gu, ' ');
}

/** Characters of a cell. */
const MOST_SHOWN = 100;

/**
 * Rows as aligned columns, the head underlined. `alignment` has a letter for each: `l` for texts, `r` for numbers. Long texts are
 * cut.
 */
export function textTable(all: readonly (readonly string[])[], alignment: string): string {
  const rows = all.map((row) => row.map((cell) => (cell.length > MOST_SHOWN ? `${cell.slice(0, MOST_SHOWN)}…` : cell)));
  const widths = [...alignment].map((_, k) => Math.max(0, ...rows.map((row) => screenWidth(row[k] ?? ''))));
  const pad = (cell: string, k: number): string => {
    const space = ' '.repeat(Math.max(0, (widths[k] as number) - screenWidth(cell)));
    return alignment[k] === 'r' ? space + cell : cell + space;
  };
  const lines = rows.map((row) =>
    [...alignment]
      .map((_, k) => pad(row[k] ?? '', k))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return `${[lines[0] ?? '', rule, ...lines.slice(1)].join('\n')}\n`;
}
