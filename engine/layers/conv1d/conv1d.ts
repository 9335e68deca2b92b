import {
  activationOption,
  kerasLayer,
  kernelOptions,
  option,
  perAxis,
  positional,
  saved,
} from '../../emit/keras/kerasLayer';
import { makeProblem } from '../../problem/problem';
import { floatSpec } from '../../tensors/tensorSpec';
import { defineLayer } from '../define/defineLayer';
import { featuresOf } from '../define/layerStep';
import { gives, inputSpec, refuseNonSequence } from '../define/ports';
import { placesOf, refuseShortSequence } from '../define/slidingWindow';
import { kernelWeights } from '../define/weights';
import { conv1dClass } from './conv1dClass';
import { emitConv1d } from './onnx';
import { PARAMS, windowOf } from './params';
import { torchConv1d } from './torch';

/** A convolution along time. */
export const conv1d = defineLayer({
  type: 'conv1d',
  family: 'convolution',
  params: PARAMS,
  cases: { small: { filters: 3 }, others: { kernelSize: 2, strides: 2, dilationRate: 2 } },
  summarize: (params) => [
    { code: 'filters', values: { count: params.filters } },
    { code: 'kernelSize', values: { count: params.kernelSize } },
  ],
  infer: (params, inputs, context) => {
    const spec = inputSpec(inputs);
    const problem = refuseNonSequence(spec, context);
    if (problem) return { problems: [problem] };
    const { node } = context;
    if (params.strides > 1 && params.dilationRate > 1) {
      const fix = { nodeId: node.id, param: 'dilationRate', value: 1, label: { code: 'fix.noDilation' } } as const;
      const at = { nodeId: node.id, param: 'dilationRate', fix };
      return { problems: [makeProblem('shape.stridesAndDilation', { node: node.name }, at)] };
    }
    const window = windowOf(params);
    const short = refuseShortSequence(spec, window, context);
    if (short) return { problems: [short] };
    const out = floatSpec([placesOf(window, spec.shape[0] ?? 0), params.filters], true);
    return gives(params.activation === 'sigmoid' ? { ...out, range: 'unit' } : out);
  },
  weights: (owner) => {
    const { kernelSize, filters, useBias } = owner.params;
    return kernelWeights([kernelSize, featuresOf(owner) ?? 0, filters], useBias);
  },
  countFlops: (params, inputs) => {
    const [length = 0, features = 0] = inputSpec(inputs).shape;
    return placesOf(windowOf(params), length) * params.filters * (2 * params.kernelSize * features + 1);
  },
  tfjs: ({ params, name }) => ({
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
    own: { name: 'conv1d' },
  }),
  tfjsClasses: (tf) => ({ conv1d: conv1dClass(tf) }),
  keras: {
    layer: ({ params }) =>
      kerasLayer('Conv1D', {
        filters: positional(params.filters),
        kernel_size: positional(perAxis(params.kernelSize)),
        strides: option(perAxis(params.strides), 1),
        padding: option(params.padding, 'valid'),
        data_format: saved('channels_last'),
        dilation_rate: option(perAxis(params.dilationRate), 1),
        activation: activationOption(params.activation, 'linear'),
        ...kernelOptions(params.useBias),
      }),
    reads: {
      Conv1D: (options, context) => {
        options.only('data_format', 'channels_last');
        options.only('groups', 1);
        return {
          filters: options.number('filters'),
          kernelSize: options.number('kernel_size'),
          strides: options.number('strides', 1),
          padding: options.text('padding', 'valid'),
          dilationRate: options.number('dilation_rate', 1),
          activation: options.activation('activation', PARAMS.activation, 'linear', context),
          useBias: options.flag('use_bias', true),
        };
      },
    },
  },
  torch: torchConv1d,
  onnx: ({ params }, context) => emitConv1d(params, context),
  documentation: {
    formula: ['y_t = activation(b + W_0·x_t + W_1·x(t−d) + W_2·x(t−2d) + …)'],
    reference: 'LeCun et al. 1989; causal and dilated: van den Oord et al. 2016.',
  },
});
