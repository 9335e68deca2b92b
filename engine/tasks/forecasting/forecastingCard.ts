import { findColumn, type Table } from '../../tables/table';
import { amount } from '../../text/amount';
import { ENGLISH } from '../../text/english';
import { isoTimes } from '../../text/isoTimes';
import { text } from '../../reports/blocks';
import type { KnownData, TaskCard } from '../taskExports';
import type { PreparedData } from './prepareData';
import type { PreparedForecasts } from './prepareForecasts';
import { type DataRecipe, transformOf, unitOf } from './recipe';

const { numbers } = ENGLISH;

const TRANSFORMS = {
  none: '–',
  difference: 'change since the row before',
  logReturn: 'logarithm of the ratio to the row before',
} as const;

const CALENDAR = { hourOfDay: 'hour of day', dayOfWeek: 'day of week', dayOfYear: 'day of year' } as const;

type Known = KnownData<DataRecipe, PreparedForecasts>;

/** What a model card says of forecasting. */
export const forecastingCard: TaskCard<DataRecipe, PreparedForecasts> = {
  sample: 'window',
  order: 'in time order',
  summary,
  facts: ({ recipe, table, prepared }) => {
    const { times } = prepared?.data ?? {};
    if (!table || !times || times.length === 0) return [];
    const moment = momentsOf(table, recipe);
    return [['Span', `${moment(times[0] as number)} to ${moment(times.at(-1) as number)}`]];
  },
  column: (recipe, name, kind) => {
    const roles = [recipe.features.includes(name) && 'read', recipe.targets.includes(name) && 'forecast'];
    const isNumber = kind === 'number';
    return {
      role: roles.filter((role) => role !== false).join(', '),
      ...(isNumber && unitOf(recipe, name) !== '' && { unit: unitOf(recipe, name) }),
      transform: isNumber ? TRANSFORMS[transformOf(recipe, name)] : '–',
    };
  },
  split: ({ table, prepared, recipe }) => {
    if (!table || !prepared) return [];
    const moment = momentsOf(table, recipe);
    const { train, validation } = recipe.split;
    const shares = { train, validation, test: 1 - train - validation };
    const rows = (['train', 'validation', 'test'] as const).map((name) => {
      const { firstRow, endRow, windowCount } = prepared.data.parts[name];
      return [
        name,
        numbers.share(shares[name]),
        numbers.count(endRow - firstRow),
        numbers.count(windowCount),
        endRow > firstRow ? place(prepared.data, firstRow, moment) : '–',
        endRow > firstRow ? place(prepared.data, endRow - 1, moment) : '–',
      ];
    });
    return [
      text(
        'In time order: the model never sees what comes after the rows that it is judged on, and no window reaches over a border.',
      ),
      { kind: 'table', head: ['Part', 'Share', 'Rows', 'Windows', 'From', 'To'], rows, numeric: [1, 2, 3] },
    ];
  },
  preparation: ({ recipe: { lookback, horizon, calendar }, prepared }) => {
    const filled = prepared?.data.targets.some(
      ({ kind, ...target }) => 'filledRows' in target && target.filledRows.size > 0,
    );
    return [
      ['Window', `the last ${rows(lookback)}`],
      ['Horizon', `the next ${rows(horizon)}`],
      ['From the calendar', calendar.map((feature) => CALENDAR[feature]).join(', ')],
      ['Empty cells', filled ? 'Filled with the last value before; filled targets are not judged.' : null],
    ];
  },
  limits: ({ recipe: { lookback } }) => [
    `It needs ${amount(lookback, 'row')} one after another, at the distance of those that it was trained on.`,
  ],
};

/** The task in a sentence, as the columns and the window tell it. */
function summary({ recipe, signature }: Known): string {
  const unit = signature?.stepUnit ?? 'row';
  const classes = signature?.targets.filter((target) => target.kind === 'category').map(({ name }) => name) ?? [];
  const forecast = recipe.targets.filter((name) => !classes.includes(name));
  const what = [
    forecast.length > 0 && `forecasts ${joined(forecast)}`,
    classes.length > 0 && `tells the class of ${joined(classes)}`,
  ].filter((part) => part !== false);
  if (what.length === 0) return 'What the model is to forecast was not chosen yet.';
  const read = recipe.features.length > 0 ? ` of ${joined(recipe.features)}` : '';
  const next = recipe.horizon === 1 ? `the next ${unit}` : `the next ${amount(recipe.horizon, unit)}`;
  return `Reads the last ${amount(recipe.lookback, unit)}${read} and ${what.join(' and ')} for ${next}.`;
}

function joined(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
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

/** `row`, `6 rows`: after “the last” or “the next”. */
const rows = (count: number): string => (count === 1 ? 'row' : amount(count, 'row'));
