import type * as tf from '@tensorflow/tfjs';
import { type Part, type Prepared, samplesOf, stepsOf } from './data.js';
import { infer } from './inference.js';
import { recipe } from './recipe.js';

/** The classes of the samples of a part or of their steps, and how probable each class is: a table, its head first. */
export function answersOf(model: tf.LayersModel, prepared: Prepared, part: Part): (string | number)[][] {
  const chosen = samplesOf(prepared, part);
  const [answer] = infer(model, prepared, chosen);
  const head = ['recording', 'step', 'predicted', 'actual', ...recipe.classes.map((name) => `p(${name})`)];
  // seqloom: either bySteps or bySample
  if (recipe.classOf === 'step') {
    const isAll = part === 'all' || part === 'latest';
    const rows = stepsOf(prepared, chosen).map(({ recording, step, label }, k) => {
      return [recording, step, answer!.values[k]!, label, ...answer!.probabilities![k]!];
    });
    return [head, ...rows.filter(([, , , label]) => isAll || label !== '')];
  } else {
    const rows = chosen.map((i, k) => {
      const { step, label } = prepared.samples[i]!;
      return [prepared.labels[i]!, step, answer!.values[k]!, label, ...answer!.probabilities![k]!];
    });
    return [head, ...rows];
  }
}
