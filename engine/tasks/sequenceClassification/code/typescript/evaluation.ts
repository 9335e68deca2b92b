import type * as tf from '@tensorflow/tfjs';
import { classNumbers, type Part, type Prepared, samplesOf, stepsOf } from './data.js';
import { infer } from './inference.js';
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
  const others = [figuresOf('always the most common class', truth, Array<number>(truth.length).fill(usual))];
  // seqloom: if linear
  const { by, figures } = recipe.linear;
  if (part === 'test') others.push({ by, ...figures, error: 1 - figures.accuracy });
  // seqloom: end
  // seqloom: if bySteps
  const isTold = stepsOf(prepared, samples).map(({ label }) => label !== '');
  // seqloom: end
  return infer(model, prepared, samples).flatMap(({ values }) => {
    // seqloom: insert predicted
    const predicted = values.filter((_, i) => isTold[i]).map((name) => classes.indexOf(name));
    // seqloom: end
    const matrix = confusion(truth, predicted).map((row, k) => ({
      by: `actual ${classes[k]}`,
      ...Object.fromEntries(row.map((count, c) => [`as ${classes[c]}`, count])),
    }));
    return [...withSkill([figuresOf('this model', truth, predicted), ...others], 1), ...matrix];
  });
}

/** The share of right classes, and the mean F1 of the classes that occur. */
function figuresOf(by: string, truth: readonly number[], predicted: readonly number[]) {
  const accuracy = truth.filter((number, i) => number === predicted[i]).length / truth.length;
  const f1s = confusion(truth, predicted).map((row, k) => {
    const calls = predicted.filter((number) => number === k).length;
    return (2 * row[k]!) / (calls + row.reduce((sum, count) => sum + count, 0));
  });
  const known = f1s.filter((f1) => !Number.isNaN(f1));
  return { by, accuracy, macroF1: known.reduce((sum, f1) => sum + f1, 0) / known.length, error: 1 - accuracy };
}

/** How often each class was taken for which; a class that training never saw has no row. */
function confusion(truth: readonly number[], predicted: readonly number[]): number[][] {
  return classes.map((_, actual) =>
    classes.map((_name, k) => truth.filter((number, i) => number === actual && predicted[i] === k).length),
  );
}
