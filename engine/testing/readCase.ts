import { readTable } from '../tables/readTable';
import { isoTimes } from '../text/isoTimes';
import { suggestTask } from '../tasks';
import { messagesOf } from './english';

/** What becomes of a table, in the words of a folder of cases; or why it is refused. */
export function readCase(bytes: Uint8Array, name: string): Readonly<Record<string, unknown>> {
  const { table, problems } = readTable(bytes, name);
  if (!table) return { refused: messagesOf(problems)[0] ?? '' };
  const time = table.columns.find((column) => column.kind === 'time');
  const { id: task, recipe } = suggestTask(table);
  const moments = time?.kind === 'time' ? [...time.values].sort((a, b) => a - b) : [];
  const write = isoTimes(moments);
  return {
    rows: table.rowCount,
    columns: table.columns.map((column) => column.name),
    numbers: table.columns.filter(({ kind }) => kind === 'number').map((column) => column.name),
    task,
    group: 'series' in recipe ? recipe.series : null,
    ...(moments.length > 0 && { first: write(moments[0] as number), last: write(moments.at(-1) as number) }),
  };
}
