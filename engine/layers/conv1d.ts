import { floatSpec } from '../tensors/tensorSpec';
import { makeProblem } from '../problem/problem';
import { defineLayer } from './defineLayer';
import { inputSpec, refuseMask, refuseNonSequence } from './portSpecs';
import { refuseShortSequence, windowCount } from './windowSizes';

/** A convolution along time. */
export const conv1d = defineLayer({
  type: 'conv1d',
  family: 'convolution',
  label: 'Conv1D',
  help: 'Looks for learnt patterns in a few neighbouring timesteps.',
  params: {
    filters: { kind: 'integer', default: 32, min: 1, max: 4096, label: 'Filters', help: 'Number of patterns.' },
    kernelSize: {
      kind: 'integer',
      default: 3,
      min: 1,
      max: 1024,
      label: 'Kernel size',
      help: 'Number of timesteps that a pattern spans.',
    },
    strides: {
      kind: 'integer',
      default: 1,
      min: 1,
      max: 1024,
      label: 'Strides',
      help: 'How many timesteps lie between one look and the next; above 1 the sequence gets shorter.',
    },
    padding: {
      kind: 'choice',
      default: 'causal',
      label: 'Padding',
      help: 'Causal looks only backwards, same looks both ways, both keep the length; valid stays inside the sequence.',
      options: [
        { value: 'causal', label: 'Causal' },
        { value: 'same', label: 'Same' },
        { value: 'valid', label: 'Valid' },
      ],
    },
    activation: {
      kind: 'choice',
      default: 'linear',
      label: 'Activation',
      help: 'Applied to each output.',
      options: [
        { value: 'linear', label: 'Linear' },
        { value: 'relu', label: 'ReLU' },
        { value: 'tanh', label: 'tanh' },
        { value: 'sigmoid', label: 'Sigmoid' },
      ],
    },
    dilationRate: {
      kind: 'integer',
      default: 1,
      min: 1,
      max: 1024,
      label: 'Dilation rate',
      help: 'Distance between the timesteps that a pattern spans; 1 takes neighbours.',
      advanced: true,
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
    { code: 'filters', values: { count: params.filters } },
    { code: 'kernelSize', values: { count: params.kernelSize } },
  ],
  infer: (params, inputs, context) => {
    const spec = inputSpec(inputs);
    const problem = refuseNonSequence(spec, context) ?? refuseMask(spec, context);
    if (problem) return { problems: [problem] };
    const { node } = context;
    if (params.strides > 1 && params.dilationRate > 1) {
      const fix = { nodeId: node.id, param: 'dilationRate', value: 1, label: { code: 'fix.noDilation' } } as const;
      const at = { nodeId: node.id, param: 'dilationRate', fix };
      return { problems: [makeProblem('shape.stridesAndDilation', { node: node.name }, at)] };
    }
    const span = (params.kernelSize - 1) * params.dilationRate + 1;
    const short = refuseShortSequence(spec, span, params.padding, context);
    if (short) return { problems: [short] };
    const timesteps = windowCount(spec.shape[0] ?? 0, span, params.strides, params.padding);
    const out = floatSpec([timesteps, params.filters], true);
    return { outputs: { out: params.activation === 'sigmoid' ? { ...out, range: 'unit' } : out }, problems: [] };
  },
  countParameters: (params, inputs) =>
    params.filters * (params.kernelSize * (inputSpec(inputs).shape[1] ?? 0) + (params.useBias ? 1 : 0)),
  countFlops: (params, inputs) => {
    const [length = 0, features = 0] = inputSpec(inputs).shape;
    const span = (params.kernelSize - 1) * params.dilationRate + 1;
    const timesteps = windowCount(length, span, params.strides, params.padding);
    return timesteps * params.filters * (2 * params.kernelSize * features + 1);
  },
  toTfjs: (params, name) => ({
    factory: 'conv1d',
    args: {
      filters: params.filters,
      kernelSize: params.kernelSize,
      ...(params.strides !== 1 && { strides: params.strides }),
      padding: params.padding,
      ...(params.dilationRate !== 1 && { dilationRate: params.dilationRate }),
      ...(params.activation !== 'linear' && { activation: params.activation }),
      ...(!params.useBias && { useBias: false }),
      name,
    },
  }),
  documentation: {
    text: 'The same weights slide over the window, so a pattern is found wherever it stands. Causal layers with dilation rates of 1, 2, 4, … see far back with few weights. In front of a recurrent layer, with strides or pooling, it shortens long windows.',
    formula: ['y_t = activation(b + W_0·x_t + W_1·x(t−d) + W_2·x(t−2d) + …)'],
    reference: 'LeCun et al. 1989; causal and dilated: van den Oord et al. 2016.',
  },
});
