const WIDTH = 120;

/** JSON for a reader, ending with a line end: what fits on a line stands on one, else each entry on a line of its own. */
export function compactJson(value: object): string {
  return `${broken(value, '')}\n`;
}

/** `before` is what stands on the line already, and a comma may follow. */
function print(value: unknown, indent: string, before: string): string {
  const line = oneLine(value);
  const fits = indent.length + before.length + line.length < WIDTH;
  return fits || typeof value !== 'object' || value === null ? line : broken(value, indent);
}

function broken(value: object, indent: string): string {
  const inner = `${indent}  `;
  const entries = Array.isArray(value)
    ? value.map((entry) => inner + print(entry, inner, ''))
    : Object.entries(value).map(([name, entry]) => {
        const key = `${JSON.stringify(name)}: `;
        return inner + key + print(entry, inner, key);
      });
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${entries.join(',\n')}\n${indent}${close}`;
}

function oneLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  const entries = Object.entries(value).map(([name, entry]) => `${JSON.stringify(name)}: ${oneLine(entry)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
