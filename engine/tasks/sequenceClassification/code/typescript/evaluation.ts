import type * as tf from '@tensorflow/tfjs';
import { classNumbers, type Part, type Prepared, samplesOf, stepsOf } from './data.js';
import { infer } from './inference.js';
import { classFigures } from './metrics.js';
import { recipe } from './recipe.js';
import { withSkill } from './scores.js';

const { classes } = recipe;

/** Measures the classes of a part beside those that need no model; the confusion matrix comes last, a row for each class. */
export function evaluate(model: tf.LayersModel, prepared: Prepared, part: Part): object[] {
  const samples = samplesOf(prepared, part);
  const truth = classNumbers(prepared, samples);
  const shown = classNumbers(prepared, samplesOf(prepared, 'train'));
  const counts = classes.map((_, k) => shown.filter((number) => number === k).length);
  const usual = counts.indexOf(Math.max(...counts));
  const constant = classFigures(truth, Array<number>(truth.length).fill(usual));
  const others: { by: string; accuracy: number }[] = [{ by: 'always the most common class', ...constant }];
  // seqloom: if linear
  const { by, figures } = recipe.linear;
  if (part === 'test') others.push({ by, ...figures });
  // seqloom: end
  // seqloom: if bySteps
  const isTold = stepsOf(prepared, samples).map(({ label }) => label !== '');
  // seqloom: end
  return infer(model, prepared, samples).flatMap(({ values, probabilities }) => {
    // seqloom: insert predicted
    const predicted = values.filter((_, i) => isTold[i]).map((name) => classes.indexOf(name));
    const rows = probabilities!.filter((_, i) => isTold[i]);
    // seqloom: end
    const matrix = confusion(truth, predicted).map((row, k) => ({
      by: `actual ${classes[k]}`,
      ...Object.fromEntries(row.map((count, c) => [`as ${classes[c]}`, count])),
    }));
    const measured = [{ by: 'this model', ...classFigures(truth, predicted, rows) }, ...others];
    return [...withSkill(measured, 1, ({ accuracy }) => 1 - accuracy), ...matrix];
  });
}

/** How often each class was taken for which; a class that training never saw has no row. */
function confusion(truth: readonly number[], predicted: readonly number[]): number[][] {
  return classes.map((_, actual) =>
    classes.map((_name, k) => truth.filter((number, i) => number === actual && predicted[i] === k).length),
  );
}
