import { UserError } from '../problem/problem';
import { readTable } from '../tables/readTable';
import { recipeOf, type TaskChoice } from '../tasks';
import type { DataRecipe } from '../tasks/forecasting/recipe';
import type { Table } from '../tables/table';

/** Reads a table from text and throws when it has problems, for tests. */
export function tableOf(text: string): Table {
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const { table, problems } = readTable(bytes, 'test.csv');
  if (!table) throw new UserError(problems);
  return table;
}

/** An hourly wave with a daily cycle and a little seeded-looking noise: columns `hour`, `load`, `kind`. */
export function hourlyTable(rows: number): Table {
  const lines = Array.from({ length: rows }, (_, i) => {
    const time = new Date(Date.UTC(2024, 0, 1) + i * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
    const load = 100 + 40 * Math.sin((2 * Math.PI * i) / 24) + 5 * Math.sin(i * 12.9898);
    return `${time},${load.toFixed(3)},${i % 24 < 12 ? 'am' : 'pm'}`;
  });
  return tableOf(`hour,load,kind\n${lines.join('\n')}\n`);
}

/** A recipe over `hourlyTable`, with parts to override. */
export function hourlyRecipe(changes: Partial<DataRecipe> = {}): DataRecipe {
  return {
    time: 'hour',
    series: null,
    features: ['load'],
    targets: ['load'],
    calendar: [],
    transforms: {},
    units: { load: 'MW' },
    lookback: 6,
    horizon: 1,
    scaling: 'standard',
    split: { train: 0.6, validation: 0.2 },
    seasons: [24],
    ...changes,
  };
}

/** Forecasting by a recipe. */
export const forecastBy = (recipe: DataRecipe): Extract<TaskChoice, { readonly id: 'forecasting' }> => ({
  id: 'forecasting',
  recipe,
});

/** A forecasting project or job with parts of its recipe changed. */
export function withRecipe<T extends { readonly task: TaskChoice }>(of: T, changes: Partial<DataRecipe>): T {
  return { ...of, task: forecastBy({ ...recipeOf(of.task, 'forecasting'), ...changes }) };
}
