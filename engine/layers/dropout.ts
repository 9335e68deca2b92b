import { defineLayer } from './defineLayer';
import { inputSpec, keepMask, refuseCodes } from './portSpecs';

/** Zeroes a random share of its inputs while training. */
export const dropout = defineLayer({
  type: 'dropout',
  family: 'regularise',
  label: 'Dropout',
  help: 'Zeroes a random share of the values while training, against overfitting.',
  params: {
    rate: {
      kind: 'number',
      default: 0.2,
      min: 0,
      max: 0.95,
      step: 0.05,
      label: 'Rate',
      help: 'Share of the values set to zero; the rest is scaled up so that the mean stays.',
    },
  },
  summarize: (params) => [{ code: 'rate', values: { percent: Math.round(params.rate * 100) } }],
  infer: (_params, inputs, context) => {
    const spec = inputSpec(inputs);
    const problem = refuseCodes(spec, context);
    if (problem) return { problems: [problem] };
    const { shape, hasTime } = spec;
    return { outputs: { out: { shape, hasTime, dtype: 'float32', ...keepMask(spec) } }, problems: [] };
  },
  toTfjs: (params, name) => ({ factory: 'dropout', args: { rate: params.rate, name } }),
  documentation: {
    text: 'Without its share of values the layer behind must not rely on any single one. While predicting it does nothing.',
    formula: ['y = m∗x / (1−p)', 'm = 0 with probability p, else 1'],
    reference: 'Srivastava et al. 2014.',
  },
});
