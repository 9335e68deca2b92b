import { expect, it } from 'vitest';
import { hourlyRecipe, tableOf } from '../../testing/tables';
import { prepareData } from './prepareData';
import { windowSource } from './windowSource';

it('lets every class of the training part count alike where it is asked to', () => {
  const rows = Array.from({ length: 60 }, (_, i) => `${i},${i % 5 === 0 ? 'rare' : 'common'}`);
  const recipe = hourlyRecipe({ time: null, features: ['n'], targets: ['kind'], transforms: {}, horizon: 1 });
  const { prepared } = prepareData(tableOf(`n,kind\n${rows.join('\n')}\n`), recipe);
  if (!prepared) throw new Error('The data could not be prepared.');
  const source = windowSource(prepared);
  const ids = source.ids('train');
  const truthsOf = (balanced: boolean): Float32Array => {
    const reading = { columns: ['kind'], truth: 'oneHot', balanced } as const;
    const values = new Float32Array(2 * ids.length);
    const writer = source.open({ inputs: [], outputs: [reading] });
    writer.write(ids, { layout: 'sampleFirst', inputs: [], targets: [{ values, at: 0 }] });
    return values;
  };
  const ofClass = (values: Float32Array, c: number): number =>
    values.reduce((sum, value, i) => sum + (i % 2 === c ? value : 0), 0);
  const [plain, balanced] = [truthsOf(false), truthsOf(true)];
  expect(ofClass(plain, 0)).not.toBeCloseTo(ofClass(plain, 1), 0);
  expect(ofClass(balanced, 0)).toBeCloseTo(ids.length / 2, 3);
  expect(ofClass(balanced, 1)).toBeCloseTo(ids.length / 2, 3);
  expect(balanced.map(Math.sign)).toEqual(plain);
});
