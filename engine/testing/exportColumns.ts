import { createRandom } from '../random/random';

// The columns of the tables that export cases are made of.

const ROWS = 90;
const random = createRandom('codegen');
const walk = (start: number): number[] => {
  let value = start;
  return Array.from({ length: ROWS }, () => (value += random.normal()));
};
/** A random walk. */
export const close = walk(100);
/** Another one. */
export const open = walk(50);
/** A wave with noise. */
export const flows = Array.from({ length: ROWS }, (_, i) => 40 + 30 * Math.sin(i / 4) + random.normal());
/** Texts that CSV must quote, four in all. */
export const colours = Array.from(
  { length: ROWS },
  (_, i) => ['red', 'green', 'blue, light', '"quoted"'][(i * 7 + (i % 3)) % 4] ?? '',
);
/** Two classes, one twice as frequent as the other. */
export const rising = Array.from({ length: ROWS }, (_, i) => (i % 3 === 0 ? 'down' : 'up'));
/** A day for each row. */
export const dates = Array.from({ length: ROWS }, (_, i) =>
  new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10),
);
/** The times of the hourly rows. */
export const hours = Array.from({ length: ROWS }, (_, i) =>
  new Date(Date.UTC(2024, 0, 1, i)).toISOString().slice(0, 16).replace('T', ' '),
);
/** With a gap of three rows. */
export const laterHours = Array.from({ length: ROWS }, (_, i) =>
  new Date(Date.UTC(2024, 0, 1, i + 3)).toISOString().slice(0, 16).replace('T', ' '),
);
/** The same days as Europeans write them. */
export const european = dates.map((date) => date.split('-').reverse().map(Number).join('.'));

/** Columns as CSV; with semicolons, numbers have decimal commas. */
export function csvOf(columns: Record<string, readonly (string | number)[]>, delimiter = ','): string {
  const cell = (value: string | number): string => {
    const text = typeof value === 'number' && delimiter === ';' ? String(value).replace('.', ',') : String(value);
    return /[",;\n]/.test(text) && delimiter === ',' ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const names = Object.keys(columns);
  const rows = Array.from({ length: ROWS }, (_, i) =>
    names.map((name) => cell(columns[name]?.[i] ?? '')).join(delimiter),
  );
  return `${names.map(cell).join(delimiter)}\n${rows.join('\n')}\n`;
}
