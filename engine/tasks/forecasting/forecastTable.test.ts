import { expect, it } from 'vitest';
import { hourlyRecipe, tableOf } from '../../testing/tables';
import { allStarts, forecastTable } from './forecastTable';
import { prepareData } from './prepareData';

it('names the time that a forecast is about until the data end, and what came true where they say it', () => {
  const text = `time,a,b\n${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `2024-01-0${n},${n},${n === 8 ? '' : 10 * n}`).join('\n')}\n`;
  const split = { train: 0.5, validation: 0.2 };
  const changes = {
    features: ['a'],
    targets: ['a', 'b'],
    transforms: { a: 'none', b: 'none' },
    scaling: 'none',
  } as const;
  const recipe = hourlyRecipe({ ...changes, time: 'time', calendar: [], lookback: 6, horizon: 2, split });
  const { prepared, problems } = prepareData(tableOf(text), recipe, { parts: 'whole' });
  if (!prepared) throw new Error(JSON.stringify(problems));
  const starts = allStarts(prepared).slice(-3);
  // By window, step and column.
  const output = { columns: ['a', 'b'], values: Float32Array.from([...starts].flatMap(() => [21, 31, 22, 32])) };
  expect(forecastTable(prepared, starts, [output])).toEqual([
    ['time', 'after', 'step', 'a forecast', 'a actual', 'b forecast', 'b actual'],
    ['2024-01-08', '2024-01-07', 1, 21, 8, 31, ''],
    ['2024-01-09', '2024-01-07', 2, 22, 9, 32, 90],
    ['2024-01-09', '2024-01-08', 1, 21, 9, 31, 90],
    ['', '2024-01-08', 2, 22, '', 32, ''],
    ['', '2024-01-09', 1, 21, '', 31, ''],
    ['', '2024-01-09', 2, 22, '', 32, ''],
  ]);
});
