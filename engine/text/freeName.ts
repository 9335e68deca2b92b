/** The wanted name, or the first with a number from 2 on behind it that is not taken. */
export function freeName(wanted: string, taken: ReadonlySet<string>, separator = '_'): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}${separator}${number}`;
  return name;
}
