import { expect, it } from 'vitest';
import { pythonStatement } from './pythonText';

it('puts brackets around a product that ends with a name, as Black does', () => {
  const values = `self.normalized_values(${'x'.repeat(20)}) * self.normalized_scale`;
  expect(pythonStatement(`normalized_values_of_it = ${values}`, '        ')).toEqual([
    '        normalized_values_of_it = (',
    `            ${values}`,
    '        )',
  ]);
});
