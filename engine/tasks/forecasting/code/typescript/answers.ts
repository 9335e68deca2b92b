import type * as tf from '@tensorflow/tfjs';
import { type Part, type Prepared, samplesOf, type Value } from './data.js';
import { infer } from './inference.js';
import { recipe } from './recipe.js';

/** The forecasts of a part, beside what came true where that is known: a table, its head first. */
export function answersOf(model: tf.LayersModel, prepared: Prepared, part: Part): Value[][] {
  const starts = samplesOf(prepared, part);
  const answers = infer(model, prepared, starts);
  const kinds = part === 'latest' ? ['forecast'] : ['forecast', 'actual'];
  const names = answers.flatMap(({ column }) => kinds.map((kind) => `${column} ${kind}`));
  // seqloom: insert head
  const table: Value[][] = [[recipe.series, part === 'latest' ? 'after' : recipe.time || 'row', 'step', ...names]];
  // seqloom: end
  starts.forEach((start, window) => {
    for (let step = 0; step < recipe.horizon; step++) {
      const row = start + recipe.lookback + step;
      const values = answers.flatMap(({ column, values }) => {
        const actual = prepared.known.get(column)?.[row] ? prepared.raw.get(column)![row]! : '';
        return [values[window * recipe.horizon + step]!, actual].slice(0, kinds.length);
      });
      // seqloom: insert line
      const label = prepared.labels[part === 'latest' ? row - step - 1 : row]!;
      table.push([prepared.series[start]!, label, step + 1, ...values]);
      // seqloom: end
    }
  });
  return table;
}
