import type * as tf from '@tensorflow/tfjs';
import { classNumbers, type Part, type Prepared, recordingsOfAnswers, samplesOf, stepsOf } from './data.js';
import { infer } from './inference.js';
import { classFigures } from './metrics.js';
import { recipe } from './recipe.js';
import { judged } from './scores.js';

const { classes } = recipe;

/** Measures the classes of a part beside those that need no model; the confusion matrix comes last, a row for each class. */
export function evaluate(model: tf.LayersModel, prepared: Prepared, part: Part): object[] {
  const samples = samplesOf(prepared, part);
  const truth = classNumbers(prepared, samples);
  const shown = classNumbers(prepared, samplesOf(prepared, 'train'));
  const counts = classes.map((_, k) => shown.filter((number) => number === k).length);
  const usual = counts.indexOf(Math.max(...counts));
  const always = Array<number>(truth.length).fill(usual);
  const recordings = recordingsOfAnswers(prepared, samples);
  const wrong = (guess: readonly number[]) => {
    const sums = new Map<string, number>();
    truth.forEach((own, i) => {
      const isWrong = Number(guess[i] !== own || own < 0);
      sums.set(recordings[i]!, (sums.get(recordings[i]!) ?? 0) + isWrong);
    });
    return [...sums.values()];
  };
  const losses: (readonly number[])[] = [wrong(always)];
  const others: { by: string; accuracy: number }[] = [
    { by: 'always the most common class', ...classFigures(truth, always) },
  ];
  // seqloom: if linear
  const { by, figures, wrong: ofLinear } = recipe.linear;
  if (part === 'test') {
    others.push({ by, ...figures });
    losses.push(ofLinear);
  }
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
    return [...judged(measured, { 'error rate': [wrong(predicted), ...losses] }, truth.length), ...matrix];
  });
}

/** How often each class was taken for which; a class that training never saw has no row. */
function confusion(truth: readonly number[], predicted: readonly number[]): number[][] {
  return classes.map((_, actual) =>
    classes.map((_name, k) => truth.filter((number, i) => number === actual && predicted[i] === k).length),
  );
}
