/** Parts of a file with one empty line between them; parts that are `false` or empty are left out. Ends with a line end. */
export function sections(...parts: readonly (string | false)[]): string {
  const kept = parts.flatMap((part) => (part === false ? [] : [part.trim()])).filter((part) => part !== '');
  return `${kept.join('\n\n')}\n`;
}

/** Lines under each other; those that are `false` are left out. */
export function lines(...parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== false).join('\n');
}
