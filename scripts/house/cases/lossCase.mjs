/** Half the squared error, which the kernel of the squared error computes on another scale. */
export const lossCase = {
  name: 'a loss',
  places: 1,
  lists: 1,
  words: true,
  add(copy) {
    copy.write(
      'engine/losses/scaledError.ts',
      `import { defineLoss } from './defineLoss';

/** The squared error on a scale of its own name. */
export const scaledError = defineLoss({
  id: 'scaledError',
  short: 'SSE',
  formula: '(ŷ − y)²',
  truth: 'values',
  params: {},
  kernel: 0,
  saved: { keras: null, tfjs: null },
  imported: ['scaled_error'],
  tfjs: (tf, truth, prediction) => tf.square(tf.sub(prediction, truth)),
  keras: () => ({ name: 'scaled_error', source: ['def scaled_error(y_true, y_pred):', '    return ops.square(y_pred - y_true)'] }),
  torch: () => ({ call: (prediction, truth) => \`F.mse_loss(\${prediction}, \${truth})\` }),
  typescript: () => ({ call: (prediction, truth) => \`tf.losses.meanSquaredError(\${truth}, \${prediction})\` }),
});
`,
    );
    copy.addToList('engine/losses/index.ts', {
      importLine: "import { scaledError } from './scaledError';",
      before: 'sparseCategoricalCrossentropy,\n]',
      entry: 'scaledError',
    });
    copy.addWords('huber', "scaledError: 'Scaled squared error'");
  },
  tests: ['engine/losses/losses.test.ts'],
  probe: `import { expect, it } from 'vitest';
import { findLayer, LOSSES } from '../engine/index';

it('a loss is in the list and among the choices of a Target', () => {
  expect(LOSSES.map(({ id }) => id)).toContain('scaledError');
  expect(JSON.stringify(findLayer('target')?.params)).toContain('scaledError');
});
`,
};
