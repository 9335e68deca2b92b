import { detectDayOrder, parseTime } from './parseTime';
import { isMissingText } from './numbers/missingTexts';

/** Rows that tell whether the first one names the columns. */
const SAMPLE = 200;
/** Of a column's cells, the share that is of one kind. */
const MAJORITY = 0.9;
const NUMERIC = /^[-+(]?\s*[$€£¥]?\s*[-+]?(?:\d[\d.,' \u00a0\u202f]*|[.,]\d+)(?:[eE][-+]?\d+)?\s*[%KMBkmb]?\)?$/;

type Kind = 'number' | 'time' | 'text' | 'empty';

/**
 * Whether the first row names the columns: it does unless it is of the same kinds as the rows below wherever these are numbers
 * or moments. Numbers or moments in even steps, such as years side by side, are names too.
 */
export function hasHeader(rows: readonly (readonly string[])[]): boolean {
  const [first = [], ...rest] = rows.slice(0, SAMPLE + 1).map((row) => row.map((cell) => cell.trim()));
  if (rest.length === 0) return !first.every((cell) => kindOf(cell) === 'number' || cell === '');
  const columns = first.map((_, k) => rest.map((row) => row[k] as string));
  const kinds = columns.map(commonKind);
  const telling = kinds.flatMap((kind, k) => (kind === 'number' || kind === 'time' ? [k] : []));
  if (telling.length === 0) return !looksLikeText(first, columns);
  const own = telling.map((k) => kindOf(first[k] as string));
  if (own.some((kind, i) => kind !== 'empty' && kind !== kinds[telling[i] as number])) return true;
  if (own.every((kind) => kind === 'empty')) return true;
  return areSteps(telling.map((k) => first[k] as string)) && !areSteps(telling.map((k) => rest[0]?.[k] ?? ''));
}

function kindOf(cell: string): Kind {
  if (cell === '' || isMissingText(cell)) return 'empty';
  if (NUMERIC.test(cell)) return 'number';
  return parseTime(cell, detectDayOrder([cell])) ? 'time' : 'text';
}

/** The kind of most cells of a column, texts where there is none. */
function commonKind(cells: readonly string[]): Kind {
  const kinds = cells.map(kindOf).filter((kind) => kind !== 'empty');
  if (kinds.length === 0) return 'empty';
  return (
    (['number', 'time'] as const).find((kind) => kinds.filter((k) => k === kind).length >= MAJORITY * kinds.length) ??
    'text'
  );
}

/** Of a table of texts alone, the first row is one of them where all its cells occur below it. */
function looksLikeText(first: readonly string[], columns: readonly (readonly string[])[]): boolean {
  return first.every((cell, k) => cell !== '' && (columns[k] as readonly string[]).includes(cell));
}

/** At least three values that rise in even steps, as years or days side by side do. */
function areSteps(cells: readonly string[]): boolean {
  if (cells.length < 3) return false;
  const order = detectDayOrder(cells);
  const values = cells.map((cell) => (NUMERIC.test(cell) ? Number(cell) : (parseTime(cell, order)?.ms ?? Number.NaN)));
  const step = (values[1] as number) - (values[0] as number);
  return values.every(
    (value, i) => i === 0 || (step > 0 && Math.abs(value - (values[i - 1] as number) - step) < 0.2 * step),
  );
}
