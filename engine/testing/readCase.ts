import { readTable } from '../tables/readTable';
import { emptyCells, type TimeColumn } from '../tables/table';
import { isoTimes } from '../text/isoTimes';
import { rowOrder } from '../tables/rowOrder';
import { suggestTask } from '../tasks';
import { EN } from '../locales/en';
import { say } from '../text/phrase';
import { messagesOf } from './english';

/** What becomes of a table, in the words of a folder of cases; or why it is refused. */
export function readCase(bytes: Uint8Array, name: string): Readonly<Record<string, unknown>> {
  const { table, source, problems } = readTable(bytes, name);
  if (!table || !source) return { refused: messagesOf(problems)[0] ?? '' };
  const { reading, decisions, setAside } = source;
  const { id: task, recipe } = suggestTask(table);
  const time = table.columns.find(
    (column): column is TimeColumn => column.kind === 'time' && 'time' in recipe && column.name === recipe.time,
  );
  const moments = time ? [...time.values].sort((a, b) => a - b) : [];
  const write = isoTimes(moments);
  const series = 'series' in recipe ? recipe.series : null;
  const counts = table.columns
    .map((column) => [column.name, emptyCells(column)] as const)
    .filter(([, count]) => count > 0);
  return {
    rows: table.rowCount,
    columns: table.columns.map((column) => column.name),
    numbers: table.columns.filter(({ kind }) => kind === 'number').map((column) => column.name),
    task,
    group: series,
    series: series === null ? 1 : rowOrder(table, null, series).series.length,
    encoding: reading.encoding,
    delimiter: reading.delimiter === '\t' ? 'tab' : reading.delimiter,
    decimal: reading.decimal,
    header: reading.header,
    skipped: reading.skipped,
    missing: Object.fromEntries(counts),
    setAside: Object.fromEntries(
      setAside.map(({ reason, count }) => [say(EN, { code: `setAside.${reason}` }).replace('fields', 'cells'), count]),
    ),
    target: 'targets' in recipe ? recipe.targets[0] : null,
    from: time ? (time.from ?? [time.name]) : [],
    ...(moments.length > 0 && { first: write(moments[0] as number), last: write(moments.at(-1) as number) }),
    says: [...decisions.map(({ reason }) => say(EN, reason)), ...messagesOf(problems)],
  };
}
