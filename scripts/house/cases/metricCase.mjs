/** The largest error of all. */
export const metricCase = {
  name: 'a metric',
  places: 1,
  lists: 1,
  words: false,
  add(copy) {
    copy.write(
      'engine/metrics/largestError.ts',
      `import { defineMetric, eachTruth } from './defineMetric';

/** The largest absolute error. */
export const largestError = defineMetric({
  id: 'largestError',
  label: 'Largest error',
  short: 'max error',
  judges: 'numbers',
  unit: 'data',
  better: 'lower',
  formula: 'max |ŷ − y|',
  start: () => {
    let largest = Number.NaN;
    return {
      add: (batch) =>
        eachTruth(batch, (truth, i, _weight, prediction) => {
          const error = Math.abs((prediction[i] as number) - truth);
          if (!(error <= largest)) largest = error;
        }),
      value: () => largest,
    };
  },
  python: \`def largest_error(truth: np.ndarray, prediction: np.ndarray) -> float:
    return float(np.max(np.abs(prediction - truth)))\`,
  typescript: \`export function largestError(truth: readonly number[], prediction: readonly number[]): number {
  return Math.max(...truth.map((value, i) => Math.abs(prediction[i]! - value)));
}\`,
});
`,
    );
    copy.addToList('engine/metrics/index.ts', {
      importLine: "import { largestError } from './largestError';",
      before: 'perplexity,\n]',
      entry: 'largestError',
    });
  },
  tests: ['engine/metrics/metrics.test.ts'],
  probe: `import { expect, it } from 'vitest';
import { measureMetric } from '../engine/index';
import { metricFacts } from '../engine/testing/metricCases';

it('a metric is measured by its name, and among the cases of the Python suite', () => {
  expect(measureMetric('largestError', { truth: [1, 2], prediction: [4, 2] })).toBe(3);
  expect(JSON.stringify(metricFacts())).toContain('largest_error');
});
`,
};
