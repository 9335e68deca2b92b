import { specSize } from '../tensors/tensorSpec';
import { defineLayer } from './defineLayer';
import { inputSpec, keepMask, refuseCodes } from './portSpecs';

/** An activation on its own. */
export const activation = defineLayer({
  type: 'activation',
  family: 'core',
  label: 'Activation',
  help: 'Applies an activation to each value.',
  params: {
    activation: {
      kind: 'choice',
      default: 'relu',
      label: 'Activation',
      help: 'Softmax acts on the features together, all others on each value.',
      options: [
        { value: 'relu', label: 'ReLU' },
        { value: 'tanh', label: 'tanh' },
        { value: 'sigmoid', label: 'Sigmoid' },
        { value: 'softmax', label: 'Softmax' },
        { value: 'linear', label: 'Linear' },
      ],
    },
  },
  summarize: (params) => [{ code: `activation.${params.activation}` }],
  infer: (params, inputs, context) => {
    const spec = inputSpec(inputs);
    const problem = refuseCodes(spec, context);
    if (problem) return { problems: [problem] };
    const range =
      params.activation === 'linear'
        ? spec.range
        : ({ sigmoid: 'unit', softmax: 'distribution' } as const)[params.activation as 'sigmoid' | 'softmax'];
    const { shape, hasTime } = spec;
    return {
      outputs: { out: { shape, hasTime, dtype: 'float32', ...(range && { range }), ...keepMask(spec) } },
      problems: [],
    };
  },
  countFlops: (_params, inputs) => specSize(inputSpec(inputs)),
  toTfjs: (params, name) => ({ factory: 'activation', args: { activation: params.activation, name } }),
  documentation: {
    text: 'For a place where no layer has an activation of its own: behind a normalization or a merge, say.',
    formula: ['y = activation(x)', 'ReLU: max(0, x)', 'softmax: e^x / Σ e^x'],
  },
});
