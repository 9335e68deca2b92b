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
  const table: Value[][] = [[part === 'latest' ? 'after' : recipe.time || 'row', 'step', ...names]];
  starts.forEach((start, window) => {
    for (let step = 0; step < recipe.horizon; step++) {
      const row = start + recipe.lookback + step;
      const values = answers.flatMap(({ column, values }) => {
        return [values[window * recipe.horizon + step]!, prepared.raw.get(column)![row] ?? ''].slice(0, kinds.length);
      });
      table.push([prepared.labels[row] ?? prepared.labels.at(-1)!, step + 1, ...values]);
    }
  });
  return table;
}
