import path from 'node:path';
import {
  type Column,
  columnTexts,
  type Decision,
  emptyCells,
  DELIMITER_NAMES,
  findTask,
  hasErrors,
  isoTimes,
  type PartName,
  type Problem,
  type Reading,
  readTable,
  type Table,
  type TableSource,
  type TaskChoice,
  UserError,
} from '#engine';
import type { CommandSpec, ParsedCommand } from './commandLine';
import { blameFile } from './mistake';
import { formatProblems } from './printProblems';
import { readBytes } from './readBytes';
import { givenReading, READING_OPTIONS } from './readingOptions';
import { chosenTask, RECIPE_OPTIONS } from './recipeOptions';
import type { Terminal } from './terminal';
import { plainText, textTable } from './textTable';
import { phraseText, t, wordsOf, writer } from './words';

export const DATA: CommandSpec = {
  name: 'data',
  summary: 'cli.data',
  subject: { shown: 'FILE', what: 'cli.subject.file', explained: 'cli.data.subject' },
  options: { ...READING_OPTIONS, ...RECIPE_OPTIONS, json: { help: 'cli.json' } },
};

/** A data file as it was read. */
export interface DataFile {
  readonly bytes: Uint8Array;
  readonly table: Table;
  readonly source: TableSource;
  readonly problems: readonly Problem[];
}

/** Reads a data file as the options say. Throws a `UserError` with every mistake in it. */
export async function readDataFile(command: ParsedCommand): Promise<DataFile> {
  const bytes = await readBytes(command.project, blameFile('cannotRead', command.project));
  const { table, source, problems } = readTable(bytes, path.basename(command.project), givenReading(command));
  if (!table || !source) throw new UserError(problems);
  return { bytes, table, source, problems };
}

/** Prints how a file is read, its columns, and the windows that come of it. Returns 1 where they cannot be made. */
export async function runData(command: ParsedCommand, terminal: Terminal): Promise<number> {
  const read = await readDataFile(command);
  const choice = chosenTask(command, read.table);
  const { prepared, problems: found } = findTask(choice.id).prepare(read.table, choice.recipe);
  const parts = prepared?.source.parts ?? null;
  const problems = [...read.problems, ...found];
  if (command.isSet('json')) {
    terminal.out(`${JSON.stringify({ ...asData(read), ...choice, parts, problems: problems.map(problemAsData) })}\n`);
  } else {
    terminal.out(asText(read, choice, parts));
    terminal.err(formatProblems(problems));
  }
  return hasErrors(problems) ? 1 : 0;
}

const problemAsData = (problem: Problem) => ({
  code: problem.code,
  severity: problem.severity,
  ...wordsOf(problem),
  line: problem.line ?? null,
  column: problem.column ?? null,
});

function asData({ table, source }: DataFile) {
  const { reading, decisions, rowsRead, setAside } = source;
  return {
    file: table.fileName,
    rows: { read: rowsRead, used: table.rowCount, setAside },
    reading,
    decisions: decisions.map(({ about, reason }) => ({ about, text: phraseText(reason) })),
    columns: table.columns.map((column) => ({
      name: column.name,
      kind: column.kind,
      missing: emptyCells(column),
      ...factsOf(column),
      ...(column.kind === 'time' && column.from && { from: column.from }),
    })),
  };
}

/** From the least to the largest, or how many texts there are. */
function factsOf(column: Column): {
  readonly first?: string | number;
  readonly last?: string | number;
  readonly texts?: number;
} {
  if (column.kind === 'category') return { texts: columnTexts(column).texts.length };
  let [least, most] = [Infinity, -Infinity];
  for (const value of column.values) {
    least = Math.min(least, Number.isNaN(value) ? Infinity : value);
    most = Math.max(most, Number.isNaN(value) ? -Infinity : value);
  }
  if (least > most) return {};
  if (column.kind === 'number') return { first: least, last: most };
  const write = isoTimes(column.values);
  return { first: write(least), last: write(most) };
}

type Parts = Readonly<Record<PartName, { readonly samples: number }>>;

function asText(read: DataFile, choice: TaskChoice, parts: Parts | null): string {
  const { table, source } = read;
  const { decisions, rowsRead, setAside } = source;
  const { numbers } = writer();
  const lines = [
    plainText(table.fileName),
    t('cli.data.rows', { read: numbers.count(rowsRead), used: numbers.count(table.rowCount) }),
    ...setAside.map(({ reason, count }) =>
      t('cli.data.setAside', { count: numbers.count(count), reason: { code: `setAside.${reason}` } }),
    ),
    '',
    ...decisions.map((decision) => `- ${plainText(decided(decision, source.reading))}`),
    '',
    columnTable(table),
    t('cli.data.task', {
      task: { code: `task.${choice.id}` },
      columns: [...new Set(findTask(choice.id).columns(choice.recipe))].slice(0, 20),
    }),
  ];
  if (parts) {
    const count = (part: PartName): string => numbers.count(parts[part].samples);
    lines.push(t('cli.data.parts', { train: count('train'), validation: count('validation'), test: count('test') }));
  }
  return `${lines.join('\n')}\n`;
}

/** A decision with its value, where it has one. */
function decided({ about, reason }: Decision, reading: Reading): string {
  const values = {
    sheet: reading.sheet ?? '–',
    encoding: reading.encoding.toUpperCase(),
    delimiter: t(`panel.data.read.delimiter.${DELIMITER_NAMES[reading.delimiter]}`),
    decimal: t(`panel.data.read.decimal.${reading.decimal === ',' ? 'comma' : 'point'}`),
    header: t(`panel.data.read.header.${reading.header ? 'yes' : 'no'}`),
  };
  if (!(about in values)) return phraseText(reason);
  const id = about as keyof typeof values;
  return t('cli.data.decided', { what: { code: `panel.data.read.${id}` }, value: values[id], reason });
}

function columnTable(table: Table): string {
  const { numbers } = writer();
  const shown = (value: string | number | undefined): string =>
    typeof value === 'number' ? numbers.figure(value) : (value ?? '');
  const rows = table.columns.map((column) => {
    const { first, last, texts } = factsOf(column);
    const values =
      texts === undefined
        ? t('cli.data.fromTo', { first: shown(first), last: shown(last) })
        : t('cli.data.texts', { count: texts });
    return [plainText(column.name), t(`cli.data.kind.${column.kind}`), numbers.count(emptyCells(column)), values];
  });
  const head = [t('column.name'), t('column.type'), t('column.missing'), t('column.values')];
  return textTable([head, ...rows], 'llrl');
}
