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
import { featuresOf, type LayerStep, timestepsOf } from '../define/layerStep';
import { gives, inputSpec } from '../define/ports';
import { padsOf, placesOf, refuseShortSequence, type SlidingWindow, spanOf, stepsParam } from '../define/slidingWindow';
import { kernelWeights } from '../define/weights';
import { conv1dClass } from './conv1dClass';
import { advancedSwitch, type ParamSchemas, type ParamsOf } from '../../graph/paramSchema';
import { activate, beforeActivation } from '../../emit/onnx/activations';
import { addWeight, type EmittedLayer, type LayerContext, onlyInput } from '../../emit/onnx/layerContext';
import { int, ints } from '../../emit/onnx/onnxGraph';
import { convolutionKernel } from '../../emit/torch/tensorLayouts';
import { callOf, imported, named } from '../../emit/python/pythonExpression';
import { activated, alongTime, moduleLayer, size, type TorchLayer } from '../../emit/torch/torchLayer';
import { nodeTitle } from '../../graph/nodeTitle';

const PARAMS = {
  filters: { kind: 'integer', default: 32, min: 1, max: 4096 },
  kernelSize: stepsParam(3),
  strides: stepsParam(1),
  padding: { kind: 'choice', default: 'causal', options: ['causal', 'same', 'valid'] },
  activation: { kind: 'choice', default: 'linear', options: ['linear', 'relu', 'tanh', 'sigmoid'] },
  dilationRate: { ...stepsParam(1), advanced: true },
  useBias: advancedSwitch(true),
} as const satisfies ParamSchemas;

export type Conv1dParams = ParamsOf<typeof PARAMS>;

function windowOf({ kernelSize, strides, dilationRate, padding }: Conv1dParams): SlidingWindow {
  return { size: kernelSize, stride: strides, dilation: dilationRate, padding };
}

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
  accepts: 'sequences',
  infer: (params, inputs, context) => {
    const spec = inputSpec(inputs);
    const { node } = context;
    if (params.strides > 1 && params.dilationRate > 1) {
      const fix = { nodeId: node.id, param: 'dilationRate', value: 1, label: { code: 'fix.noDilation' } } as const;
      const at = { nodeId: node.id, param: 'dilationRate', fix };
      return makeProblem('shape.stridesAndDilation', { node: nodeTitle(node) }, at);
    }
    const window = windowOf(params);
    const out = floatSpec([placesOf(window, spec.shape[0] ?? 0), params.filters], true);
    const given = gives(params.activation === 'sigmoid' ? { ...out, range: 'unit' } : out);
    return refuseShortSequence(spec, window, context) ?? given;
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

/** A convolution along time. ONNX wants the features before the time, and the kernel as filters × features × size, as PyTorch does. */
function emitConv1d(params: Conv1dParams, context: LayerContext): EmittedLayer {
  const { builder, name, shapes, weight } = context;
  const [timesteps = 0] = shapes[0] ?? [];
  const { activation, useBias, kernelSize, strides, dilationRate } = params;
  const kernel = convolutionKernel(weight('kernel'));
  const inputs = [
    builder.add('Transpose', `${name}/features_first`, [onlyInput(context)], { perm: ints(0, 2, 1) }),
    builder.weight(`${name}/kernel`, kernel.shape, kernel.values),
  ];
  if (useBias) inputs.push(addWeight(context, 'bias'));
  const convolved = builder.add('Conv', `${name}/convolved`, inputs, {
    kernel_shape: ints(kernelSize),
    strides: ints(strides),
    dilations: ints(dilationRate),
    pads: ints(...padsOf(windowOf(params), timesteps)),
    group: int(1),
  });
  const steps = builder.add('Transpose', beforeActivation(name, activation, 'steps'), [convolved], {
    perm: ints(0, 2, 1),
  });
  return { out: activate(builder, activation, name, steps) };
}

/** `nn.Conv1d`, whose own padding “same” knows no strides: what it lacks is added in front of it. */
function torchConv1d(step: LayerStep<Conv1dParams>): TorchLayer {
  const { params } = step;
  const { filters, kernelSize, strides, dilationRate, activation, useBias } = params;
  const window = windowOf(params);
  const ownSame = params.padding === 'same' && strides === 1;
  const module = callOf(
    imported('nn', 'Conv1d'),
    size(featuresOf(step)),
    filters,
    kernelSize,
    strides !== 1 && named('stride', strides),
    dilationRate !== 1 && named('dilation', dilationRate),
    ownSame && named('padding', '"same"'),
    !useBias && named('bias', false),
  );
  const padding = ownSame ? ([0, 0] as const) : padsOf(window, timestepsOf(step) ?? spanOf(window));
  return moduleLayer(module, {
    value: (self, input) => activated(activation, alongTime(self, input, padding)),
    weights: (read) => [
      { name: 'weight', ...convolutionKernel(read('kernel')) },
      ...(useBias ? [{ name: 'bias', ...read('bias') }] : []),
    ],
  });
}
