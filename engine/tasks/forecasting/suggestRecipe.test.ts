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
