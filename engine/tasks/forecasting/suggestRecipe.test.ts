import { describe, expect, it } from 'vitest';
import { hourlyTable, tableOf } from '../../testing/tables';
import { prepareData } from './prepareData';
import { suggestRecipe } from './suggestRecipe';

describe('suggesting a recipe', () => {
  it('orders by the time column, learns from all numbers and knows the seasons of hours', () => {
    const recipe = suggestRecipe(hourlyTable(400));
    expect(recipe).toMatchObject({
      time: 'hour',
      features: ['load'],
      targets: ['load'],
      lookback: 24,
      seasons: [24, 168],
    });
    expect(recipe.calendar).toEqual(['hourOfDay', 'dayOfWeek']);
  });

  it('prefers a column that is usually the target, and takes drifting levels as differences', () => {
    const rows = Array.from({ length: 200 }, (_, i) => `${i + Math.sin(i)},${Math.sin(i)}`);
    const recipe = suggestRecipe(tableOf(`close,noise\n${rows.join('\n')}\n`));
    expect(recipe.targets).toEqual(['close']);
    expect(recipe.transforms).toEqual({ close: 'difference' });
  });

  it('takes a mere counter of rows as it is: its differences would all be the same', () => {
    const table = tableOf(`index,n\n${Array.from({ length: 60 }, (_, i) => `${i},${i % 7}`).join('\n')}\n`);
    expect(suggestRecipe(table).transforms).toEqual({});
  });

  it('fits small files: what it suggests can be prepared', () => {
    const table = tableOf(`n\n${Array.from({ length: 40 }, (_, i) => i % 5).join('\n')}\n`);
    expect(prepareData(table, suggestRecipe(table)).prepared).not.toBeNull();
  });

  it('suggests no target where there is no number', () => {
    expect(suggestRecipe(tableOf('word\na\nb\n')).targets).toEqual([]);
  });
});

describe('what a suggested recipe leaves out', () => {
  const rows = (write: (row: number) => string): string =>
    Array.from({ length: 300 }, (_, i) => `${write(i)}\n`).join('');
  const time = (i: number): string => new Date(Date.UTC(2024, 0, 1) + i * 3_600_000).toISOString().slice(0, 16);

  it('is a target that hardly ever changes, columns that never do, and those that repeat another', () => {
    const table = tableOf(
      `time,Lane 1 Flow,points,copy,% observed\n${rows((i) => `${time(i)},${Math.sin(i)},1,${Math.sin(i)},${i === 290 ? 90 : 100}`)}`,
    );
    expect(suggestRecipe(table)).toMatchObject({ targets: ['Lane 1 Flow'], features: ['Lane 1 Flow', '% observed'] });
  });

  it('are the columns that make the time, and numbers that count it', () => {
    const parts = (i: number): string => `2024,1,${1 + Math.floor(i / 24)},${i % 24}`;
    const made = suggestRecipe(tableOf(`year,month,day,hour,load\n${rows((i) => `${parts(i)},${Math.sin(i)}`)}`));
    expect(made).toMatchObject({ time: 'year month day hour', features: ['load'], targets: ['load'] });
    const unix = (i: number): number => Date.UTC(2024, 0, 1) / 1000 + i * 3600;
    const beside = suggestRecipe(tableOf(`unix,date,load\n${rows((i) => `${unix(i)},${time(i)},${Math.sin(i)}`)}`));
    expect(beside).toMatchObject({ time: 'date', features: ['load'] });
  });
});
