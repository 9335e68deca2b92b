import { specSize } from '../tensors/tensorSpec';
import { defineLayer } from './defineLayer';
import { inputSpec, keepMask, refuseCodes } from './portSpecs';

/** A fully connected layer, applied to the last axis. */
export const dense = defineLayer({
  type: 'dense',
  family: 'core',
  label: 'Dense',
  help: 'Mixes all features of a step, or of a vector, with learnt weights.',
  params: {
    units: { kind: 'integer', default: 1, min: 1, max: 65536, label: 'Units', help: 'Number of outputs.' },
    activation: {
      kind: 'choice',
      default: 'linear',
      label: 'Activation',
      help: 'Applied to each output. Linear for amounts, sigmoid for yes or no, softmax for one of many classes.',
      options: [
        { value: 'linear', label: 'Linear' },
        { value: 'relu', label: 'ReLU' },
        { value: 'tanh', label: 'tanh' },
        { value: 'sigmoid', label: 'Sigmoid' },
        { value: 'softmax', label: 'Softmax' },
      ],
    },
    useBias: {
      kind: 'boolean',
      default: true,
      label: 'Bias',
      help: 'Adds a learnt constant to each output.',
      advanced: true,
    },
  },
  summarize: (params) => [
    { code: 'units', values: { count: params.units } },
    { code: `activation.${params.activation}` },
  ],
  infer: (params, inputs, context) => {
    const spec = inputSpec(inputs);
    const problem = refuseCodes(spec, context);
    if (problem) return { problems: [problem] };
    const shape = [...spec.shape.slice(0, -1), params.units];
    const range = ({ sigmoid: 'unit', softmax: 'distribution' } as const)[params.activation as 'sigmoid' | 'softmax'];
    return {
      outputs: { out: { shape, hasTime: spec.hasTime, dtype: 'float32', ...(range && { range }), ...keepMask(spec) } },
      problems: [],
    };
  },
  countParameters: (params, inputs) =>
    params.units * ((inputSpec(inputs).shape.at(-1) ?? 0) + (params.useBias ? 1 : 0)),
  countFlops: (params, inputs) => (2 * specSize(inputSpec(inputs)) + 1) * params.units,
  toTfjs: (params, name) => ({
    factory: 'dense',
    args: {
      units: params.units,
      ...(params.activation !== 'linear' && { activation: params.activation }),
      ...(!params.useBias && { useBias: false }),
      name,
    },
  }),
  documentation: {
    text: 'On a sequence it is applied to each timestep alike. As the last layer it turns a state into the forecast.',
    formula: ['y = activation(W·x + b)'],
  },
});
