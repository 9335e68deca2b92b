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
/** Three series whose rows are mixed; the last one has ten rows and begins late. */
export const shops = Array.from({ length: ROWS }, (_, i) => (i < 80 ? ['north', 'south'][i % 2] : 'late') ?? '');
/** The hour of each row of them. */
export const shopHours = shops.map((shop, i) => hours[shop === 'late' ? i - 50 : Math.floor(i / 2)] ?? '');
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

/**
 * Recordings of 4 to 11 steps as CSV, their rows mixed: `rec` and `no` name them, `kind` is their class, `level` changes by row; a
 * cell of `y` is empty.
 */
export function recordingsCsv({ delimiter, times }: { readonly delimiter: string; readonly times: boolean }): string {
  const lines = Array.from({ length: 36 }, (_, r) =>
    Array.from({ length: 4 + (r % 8) }, (_step, t) => {
      const kind = ['up', 'down', 'flat'][r % 3] ?? '';
      const slope = (1 - (r % 3)) * t * 0.4 + 0.2 * random.normal();
      const x = slope.toFixed(3);
      const y = t === 2 && r % 5 === 0 ? '' : random.normal().toFixed(3);
      const at = new Date(Date.UTC(2024, 0, 1 + r, t)).toISOString().slice(0, 16).replace('T', ' ');
      const part = ['train', 'train', 'test'][Math.floor(r / 3) % 3] ?? '';
      const cells = [
        `r${r + 1}`,
        r + 1,
        times ? at : t,
        t,
        kind,
        slope > 0.3 ? 2 : 1,
        t % 2 === 0 ? 'a' : 'b',
        part,
        x,
        y,
        t === 1 && r % 4 === 0 ? '' : ['low', 'even', 'high'][1 + Math.sign(Math.round(slope))],
      ];
      const decimal = (cell: string | number | undefined): string =>
        delimiter === ';' ? String(cell).replace('.', ',') : String(cell);
      return { place: (t * 7 + r * 5) % 11, line: cells.map(decimal).join(delimiter) };
    }),
  ).flat();
  const head = ['rec', 'no', 'at', 'step', 'kind', 'level', 'mode', 'part', 'x', 'y', 'state'].join(delimiter);
  const mixed = lines.sort((a, b) => a.place - b.place).map(({ line }) => line);
  return `${head}\n${mixed.join('\n')}\n`;
}
