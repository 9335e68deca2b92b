import { findColumn, findTask, type RecipeOf, suggestTask, type Table, type TaskChoice } from '#engine';
import type { CommandSpec, ParsedCommand } from './commandLine';
import { mistake } from './mistake';

/** Options that settle what is to be learned from a data file; what they leave out is suggested. */
export const RECIPE_OPTIONS: CommandSpec['options'] = {
  target: { value: 'COLUMN', help: 'cli.data.target' },
  time: { value: 'COLUMN', help: 'cli.data.time' },
  series: { value: 'COLUMN', help: 'cli.data.series' },
  lookback: { value: 'N', atLeast: 1, help: 'cli.data.lookback' },
  horizon: { value: 'N', atLeast: 1, help: 'cli.data.horizon' },
};

/** The task and recipe for a table: suggested, but for what the options settle. Throws a `UserError` for a column that is not there. */
export function chosenTask(command: ParsedCommand, table: Table): TaskChoice {
  const targets = command.texts('target').map((name) => columnOf(table, name, 'target'));
  const asks = Object.keys(RECIPE_OPTIONS).some((option) => command.texts(option).length > 0);
  if (!asks) return suggestTask(table);
  const recipe = findTask('forecasting').suggest(table) as RecipeOf<'forecasting'>;
  const [time, series] = [command.text('time'), command.text('series')];
  const features = recipe.features.filter((name) => name !== series);
  const numbers = targets.filter((name) => findColumn(table, name)?.kind === 'number' && !features.includes(name));
  return {
    id: 'forecasting',
    recipe: {
      ...recipe,
      ...(targets.length > 0 && { targets, features: [...features, ...numbers] }),
      ...(time !== undefined && { time: columnOf(table, time, 'time') }),
      ...(series !== undefined && { series: columnOf(table, series, 'series') }),
      lookback: command.wholeNumber('lookback') ?? recipe.lookback,
      horizon: command.wholeNumber('horizon') ?? recipe.horizon,
    },
  };
}

function columnOf(table: Table, name: string, option: string): string {
  if (findColumn(table, name)) return name;
  throw mistake('command.notOneOf', {
    option,
    value: name,
    values: table.columns.map((column) => column.name).slice(0, 20),
  });
}
