/** Parts of a file with one empty line between them; parts that are `false` or empty are left out. Ends with a line end. */
export function sections(...parts: readonly (string | false)[]): string {
  const kept = parts.flatMap((part) => (part === false ? [] : [part.trim()])).filter((part) => part !== '');
  return `${kept.join('\n\n')}\n`;
}

/** No line of an exported file is longer where it need not be. */
const LINE_WIDTH = 120;

/**
 * A bracketed list after its `head` and before its `tail`: on one line where it fits, else an item a line, as formatters
 * have it. `broken` keeps an item a line in any case.
 */
export function listText(head: string, items: readonly string[], tail: string, indent = '', broken = false): string {
  const line = `${indent}${head}[${items.join(', ')}]${tail}`;
  if (!broken && !line.includes('\n') && line.length <= LINE_WIDTH) return line;
  return lines(`${indent}${head}[`, ...items.map((item) => `${indent}  ${item},`), `${indent}]${tail}`);
}

/** Lines under each other; those that are `false` are left out. */
export function lines(...parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== false).join('\n');
}
