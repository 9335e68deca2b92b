import { tableAsset } from '../../project/project';
import { type DataRecipe, transformOf, unitOf } from '../../tasks/forecasting/recipe';
import { type Column, findColumn, type Table } from '../../tables/table';
import type { PreparedData } from '../../tasks/forecasting/prepareData';
import { ENGLISH } from '../../text/english';
import { isoTimes } from '../../text/isoTimes';
import type { Block } from '../../reports/writeReport';
import { type CardSection, facts, text } from './cardDocument';
import type { CardSource } from './cardSource';
import { amount } from './amount';

const { numbers } = ENGLISH;

const TRANSFORMS = {
  none: '–',
  difference: 'change since the row before',
  logReturn: 'logarithm of the ratio to the row before',
} as const;

const CALENDAR = { hourOfDay: 'hour of day', dayOfWeek: 'day of week', dayOfYear: 'day of year' } as const;

const SCALING = {
  standard: 'To mean 0 and standard deviation 1, with figures of the training part only.',
  minMax: 'To 0…1, with the least and the largest value of the training part only.',
  none: 'None: the model sees the values as they are.',
} as const;

/** What the data is: its file, span and columns. */
export function dataSection({ project, recipe, table, prepared, hasStandIns }: CardSource): CardSection {
  const asset = tableAsset(project);
  const hash = asset?.sha256 ?? null;
  if (!table) {
    const why =
      asset === undefined
        ? hasStandIns
          ? 'Which data the model was made for is not known: it came from elsewhere and has had none here. Names of columns and classes on this card only stand in for the real ones.'
          : 'No data was chosen yet.'
        : `The data, ${asset.name}, was not at hand when this card was written.`;
    return { title: 'Data', blocks: [text(why), facts(['SHA-256', hash])] };
  }
  const { times } = prepared ?? {};
  const moment = momentsOf(table, recipe);
  const span = times && times.length > 0 ? `${moment(times[0] as number)} to ${moment(times.at(-1) as number)}` : null;
  return {
    title: 'Data',
    blocks: [
      facts(['File', table.fileName], ['SHA-256', hash], ['Rows', numbers.count(table.rowCount)], ['Span', span]),
      columnTable(table, recipe),
    ],
  };
}

function columnTable(table: Table, recipe: DataRecipe): Block {
  const names = [...new Set([...recipe.features, ...recipe.targets])];
  const rows = names.flatMap((name) => {
    const column = findColumn(table, name);
    if (!column) return [];
    const roles = [recipe.features.includes(name) && 'read', recipe.targets.includes(name) && 'forecast'];
    const kind = column.kind === 'number' ? unitOf(recipe, name) || 'number' : 'category';
    const missing = missingIn(column);
    const transform = column.kind === 'number' ? TRANSFORMS[transformOf(recipe, name)] : '–';
    return [[name, roles.filter((role) => role !== false).join(', '), kind, transform, numbers.count(missing)]];
  });
  return { kind: 'table', head: ['Column', 'Role', 'Kind or unit', 'Transform', 'Empty cells'], rows, numeric: [4] };
}

function missingIn(column: Column): number {
  const isMissing = column.kind === 'category' ? (value: number) => value < 0 : Number.isNaN;
  const values: ArrayLike<number> = column.kind === 'category' ? column.codes : column.values;
  return Array.from(values).filter((value) => isMissing(value)).length;
}

/** Which rows train the model, which choose its best state, and which judge it. */
export function splitSection({ table, prepared, recipe }: CardSource): CardSection | null {
  if (!table || !prepared) return null;
  const moment = momentsOf(table, recipe);
  const { train, validation } = recipe.split;
  const shares = { train, validation, test: 1 - train - validation };
  const rows = (['train', 'validation', 'test'] as const).map((name) => {
    const { firstRow, endRow, windowCount } = prepared.parts[name];
    return [
      name,
      numbers.share(shares[name]),
      numbers.count(endRow - firstRow),
      numbers.count(windowCount),
      endRow > firstRow ? place(prepared, firstRow, moment) : '–',
      endRow > firstRow ? place(prepared, endRow - 1, moment) : '–',
    ];
  });
  return {
    title: 'Split',
    blocks: [
      text(
        'In time order: the model never sees what comes after the rows that it is judged on, and no window reaches over a border.',
      ),
      { kind: 'table', head: ['Part', 'Share', 'Rows', 'Windows', 'From', 'To'], rows, numeric: [1, 2, 3] },
    ],
  };
}

/** Writes moments as exactly as the time column has them. */
function momentsOf(table: Table, { time }: DataRecipe): (ms: number) => string {
  const column = time === null ? undefined : findColumn(table, time);
  return isoTimes(column?.kind === 'time' ? column.values : []);
}

/** The time of a row, or its number counted from 1. */
function place({ times }: PreparedData, row: number, moment: (ms: number) => string): string {
  return times ? moment(times[row] as number) : `row ${numbers.count(row + 1)}`;
}

/** What is done to rows before the model sees them. */
export function preprocessingSection(source: CardSource): CardSection {
  const { recipe, trained, prepared, hasStandIns } = source;
  if (hasStandIns) {
    const window = facts(['Window', `the last ${rows(recipe.lookback)}`]);
    return { title: 'Preprocessing', blocks: [text('How its rows are to be prepared is not known.'), window] };
  }
  const fitted = trained ?? prepared;
  const scalers = fitted && recipe.scaling !== 'none' ? Object.entries(fitted.scalers) : [];
  const vocabularies = Object.entries(fitted?.vocabularies ?? {});
  const filled = prepared?.targets.some((target) => target.kind === 'number' && target.filledRows.size > 0) ?? false;
  return {
    title: 'Preprocessing',
    blocks: [
      facts(
        ['Window', `the last ${rows(recipe.lookback)}`],
        ['Horizon', `the next ${rows(recipe.horizon)}`],
        ['Scaling', SCALING[recipe.scaling]],
        ['From the calendar', recipe.calendar.map((feature) => CALENDAR[feature]).join(', ')],
        ['Texts', vocabularies.map(([name, words]) => `${name}: ${amount(words.length, 'text')} known`).join('; ')],
        ['Empty cells', filled ? 'Filled with the last value before; filled targets are not judged.' : null],
      ),
      ...(scalers.length === 0 ? [] : [scalerTable(scalers)]),
    ],
  };
}

function scalerTable(
  scalers: readonly (readonly [string, { readonly offset: number; readonly scale: number }])[],
): Block {
  const rows = scalers.map(([name, { offset, scale }]) => [name, String(offset), String(scale)]);
  return { kind: 'table', head: ['Column', 'Offset', 'Scale'], rows, numeric: [1, 2] };
}

/** `row`, `6 rows`: after “the last” or “the next”. */
const rows = (count: number): string => (count === 1 ? 'row' : amount(count, 'row'));
