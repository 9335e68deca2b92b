import { type ChosenLoss, findLoss } from '../../losses';

/** The lines of `train.ts` that compute the loss of a batch, which is that of all outputs together. */
export function lossLines(outputs: readonly ChosenLoss[]): Readonly<Record<'loss' | 'lossFunctions', string[]>> {
  const codes = outputs.map(({ loss, lossParams }) => findLoss(loss).typescript(lossParams));
  const terms = codes.map(({ call }, i) => call(`predictions[${i}]!`, `truths[${i}]!`));
  const sources = [...new Set(codes.flatMap(({ source }) => source ?? []))];
  return {
    loss:
      terms.length === 1
        ? [`return ${terms[0] ?? ''}.asScalar();`]
        : [...listLines('const terms: tf.Tensor[] = ', terms), 'return tf.addN(terms).asScalar();'],
    lossFunctions: sources.flatMap((source) => ['', ...source.split('\n')]),
  };
}

/** The lines of `train.ts` for what a batch learns from: its samples, or those of their steps that count. */
export function sizeLines(
  bySteps: boolean,
): Readonly<Record<'dataImport' | 'predictions' | 'sums' | 'size' | 'mean', string[]>> {
  const imported = 'inputTensors, type Prepared, prepare, samplesOf, targetTensors';
  const run = 'const predictions = runModel(model, inputTensors(prepared, batch), training)';
  if (!bySteps) {
    return {
      dataImport: [`import { ${imported} } from './data.js';`],
      predictions: [`${run};`],
      sums: ['let sum = 0;'],
      size: ['sum += tf.tidy(() => lossOf(batch).dataSync()[0]!) * batch.length;'],
      mean: ['return sum / samples.length;'],
    };
  }
  return {
    dataImport: [`import { countedSteps, ${imported} } from './data.js';`],
    predictions: [
      'const counted = countedSteps(prepared, batch);',
      `${run}.map((output) =>`,
      '  output.reshape([-1, output.shape.at(-1)!]).gather(counted),',
      ');',
    ],
    sums: ['let [sum, count] = [0, 0];'],
    size: [
      'const size = countedSteps(prepared, batch).length;',
      'if (size > 0) sum += tf.tidy(() => lossOf(batch).dataSync()[0]!) * size;',
      'count += size;',
    ],
    mean: ['return sum / count;'],
  };
}

const WIDTH = 120 - '    '.length;

/** A list on one line where it fits, else an item a line. */
function listLines(before: string, items: readonly string[]): string[] {
  const line = `${before}[${items.join(', ')}];`;
  return line.length <= WIDTH ? [line] : [`${before}[`, ...items.map((item) => `  ${item},`), '];'];
}
