import { findColumn, type Table } from '../../tables/table';
import { isoTimes } from '../../text/isoTimes';
import type { Writer } from '../../text/writer';
import { text } from '../../reports/blocks';
import type { KnownData, TaskCard } from '../taskExports';
import type { PreparedForecasts } from './prepareForecasts';
import { type DataRecipe, transformOf, unitOf } from './recipe';
import { rowsIn } from './splitRows';

type Known = KnownData<DataRecipe, PreparedForecasts>;

/** What a model card says of forecasting. */
export const forecastingCard: TaskCard<DataRecipe, PreparedForecasts> = {
  summary,
  facts: ({ recipe, table, prepared, writer: { t } }) => {
    const { times } = prepared?.data ?? {};
    if (!table || !times || times.length === 0) return [];
    const moment = momentsOf(table, recipe);
    const span = { from: moment(times[0] as number), to: moment(times.at(-1) as number) };
    return [[t('card.span'), t('panel.forecast.between', span)]];
  },
  column: ({ recipe, writer: { t } }, name, kind) => {
    const roles = [
      recipe.features.includes(name) && t('panel.data.feature'),
      recipe.targets.includes(name) && t('panel.data.target'),
    ];
    const role = roles.filter((found) => found !== false).join(t('list.separator'));
    if (kind !== 'number') return { role, transform: '–' };
    const unit = unitOf(recipe, name);
    return { role, transform: t(`panel.data.transform.${transformOf(recipe, name)}`), ...(unit !== '' && { unit }) };
  },
  split: ({ table, prepared, recipe, writer: { t, numbers } }) => {
    if (!table || !prepared) return [];
    const { times } = prepared.data;
    const moment = momentsOf(table, recipe);
    const place = (row: number): string =>
      times ? moment(times[row] as number) : t('panel.forecast.row', { row: numbers.count(row + 1) });
    const { train, validation } = recipe.split;
    const shares = { train, validation, test: 1 - train - validation };
    const rows = (['train', 'validation', 'test'] as const).map((name) => {
      const part = prepared.data.parts[name];
      const [first] = part.spans;
      return [
        t(`part.inText.${name}`),
        numbers.share(shares[name]),
        numbers.count(rowsIn(part)),
        numbers.count(part.starts.length),
        ...(first ? [place(first.firstRow), place(first.endRow - 1)] : ['–', '–']),
      ];
    });
    const head = [
      t('card.part'),
      t('card.share'),
      t('panel.data.rows'),
      t('card.windows'),
      t('card.from'),
      t('card.to'),
    ];
    return [text(t('card.split.inTime')), { kind: 'table', head, rows, numeric: [1, 2, 3] }];
  },
  preparation: ({ recipe: { lookback, horizon, calendar }, prepared, writer: { t, amount } }) => {
    const filled = prepared?.data.targets.some((target) => 'filledRows' in target && target.filledRows.size > 0);
    return [
      [t('panel.data.lookback'), amount('count.rows', lookback)],
      [t('panel.data.horizon'), amount('count.rows', horizon)],
      [t('panel.data.calendar'), calendarOf(calendar, t)],
      [t('card.emptyCells'), filled ? t('card.filled') : null],
    ];
  },
  limits: ({ recipe, writer: { t, amount } }) => [
    t('card.limit.rows', { rows: amount('count.rows', recipe.lookback) }),
  ],
};

const calendarOf = (calendar: DataRecipe['calendar'], t: Writer['t']): string =>
  calendar.map((feature) => t(`panel.data.calendar.${feature}`)).join(t('list.separator'));

/** The task in a sentence or two, as the columns and the window tell it. */
function summary({ recipe, signature, writer: { t, amount } }: Known): string {
  const { features, targets, lookback, horizon, calendar } = recipe;
  const classes = signature?.targets.filter(({ kind }) => kind === 'category').map(({ name }) => name) ?? [];
  const numbers = targets.filter((name) => !classes.includes(name));
  const unit = signature?.stepUnit;
  const steps = (count: number): string => (unit ? t(`steps.${unit}`, { count }) : amount('count.rows', count));
  const values = { lookback: steps(lookback), horizon: steps(horizon) };
  const read = features.length > 0 ? features : calendarOf(calendar, t);
  const sentences = [
    numbers.length > 0 && t('card.forecasts', { ...values, targets: numbers, features: read }),
    classes.length > 0 && t('card.predictsClass', { ...values, targets: classes, features: read }),
  ].filter((sentence) => sentence !== false);
  return sentences.join(' ') || t('card.noTarget');
}

/** Writes moments as exactly as the time column has them. */
function momentsOf(table: Table, { time }: DataRecipe): (ms: number) => string {
  const column = time === null ? undefined : findColumn(table, time);
  return isoTimes(column?.kind === 'time' ? column.values : []);
}
