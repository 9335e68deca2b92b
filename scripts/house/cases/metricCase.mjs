/** The largest error of all. */
export const metricCase = {
  name: 'a metric',
  places: 1,
  lists: 1,
  words: true,
  add(copy) {
    copy.write(
      'engine/metrics/largestError.ts',
      `import { defineMetric, eachTruth } from './defineMetric';

/** The largest absolute error. */
export const largestError = defineMetric({
  id: 'largestError',
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
  key: 'largest',
  python: 'np.max(miss)',
  typescript: 'Math.max(...miss)',
});
`,
    );
    copy.addToList('engine/metrics/index.ts', {
      importLine: "import { largestError } from './largestError';",
      before: 'perplexity,\n]',
      entry: 'largestError',
    });
    const words = (name, help) => `'metric.largestError': '${name}',\n  'metric.largestError.help': '${help}'`;
    copy.addWords('metric.perplexity', {
      en: words('Largest error', 'The largest of all errors'),
      zhCN: words('最大误差', '所有误差中最大的一个'),
    });
  },
  tests: ['engine/metrics/metrics.test.ts'],
  probe: `import { expect, it } from 'vitest';
import { measureMetric } from '../engine/index';
import { metricTable } from '../engine/tasks/metricTable';
import { metricFacts } from '../engine/testing/metricCases';
import { say } from '../engine/text/phrase';
import { EN } from '../engine/locales/en';

it('a metric is measured by its name, and computed by exported programs', () => {
  expect(measureMetric('largestError', { truth: [1, 2], prediction: [4, 2] })).toBe(3);
  expect(JSON.stringify(metricFacts())).toContain('np.max(miss)');
});

it('a metric is told in reports, in its words and the unit of the data', () => {
  const { columns, rows } = metricTable({ truth: [1, 2], prediction: [4, 2], baselines: [], unit: 'MW' });
  const column = columns.find(({ key }) => key === 'largestError');
  expect(column?.unit).toBe('MW');
  expect(column && say(EN, column.name)).toBe('Largest error');
  expect(rows[0]?.figures.largestError).toBe(3);
});
`,
};
