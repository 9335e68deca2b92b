import { activationOption, kerasLayer, kernelOptions, positional } from '../emit/keras/kerasLayer';
import { activate, beforeActivation } from '../emit/onnx/activations';
import { addWeight, type EmittedLayer, type LayerContext, onlyInput } from '../emit/onnx/layerContext';
import { callOf, imported, named } from '../emit/python/pythonExpression';
import { transposed } from '../emit/torch/tensorLayouts';
import { activated, moduleLayer, size } from '../emit/torch/torchLayer';
import { advancedSwitch, type ChoiceParam } from '../graph/paramSchema';
import { specSize } from '../tensors/tensorSpec';
import { defineLayer } from './define/defineLayer';
import { featuresOf } from './define/layerStep';
import { gives, inputSpec } from './define/ports';
import { kernelWeights } from './define/weights';

const ACTIVATION = {
  kind: 'choice',
  default: 'linear',
  options: ['linear', 'relu', 'tanh', 'sigmoid', 'softmax'],
} as const satisfies ChoiceParam;

/** A fully connected layer, applied to the last axis. */
export const dense = defineLayer({
  type: 'dense',
  family: 'core',
  params: {
    units: { kind: 'integer', default: 1, min: 1, max: 65536 },
    activation: ACTIVATION,
    useBias: advancedSwitch(true),
  },
  mask: 'passes',
  keeps: () => 'axes',
  cases: { small: { units: 3 } },
  summarize: (params) => [
    { code: 'units', values: { count: params.units } },
    { code: `activation.${params.activation}` },
  ],
  accepts: 'numbers',
  infer: (params, inputs) => {
    const spec = inputSpec(inputs);
    const shape = [...spec.shape.slice(0, -1), params.units];
    const range = ({ sigmoid: 'unit', softmax: 'distribution' } as const)[params.activation as 'sigmoid' | 'softmax'];
    return gives({ shape, hasTime: spec.hasTime, dtype: 'float32', ...(range && { range }) });
  },
  weights: (owner) => kernelWeights([featuresOf(owner) ?? 0, owner.params.units], owner.params.useBias),
  countFlops: (params, inputs) => (2 * specSize(inputSpec(inputs)) + 1) * params.units,
  tfjs: ({ params, name }) => ({
    factory: 'dense',
    args: {
      units: params.units,
      ...(params.activation !== 'linear' && { activation: params.activation }),
      ...(!params.useBias && { useBias: false }),
      name,
    },
  }),
  keras: {
    layer: ({ params }) =>
      kerasLayer('Dense', {
        units: positional(params.units),
        activation: activationOption(params.activation, 'linear'),
        ...kernelOptions(params.useBias),
      }),
    reads: {
      Dense: (options, context) => ({
        units: options.number('units'),
        activation: options.activation('activation', ACTIVATION, 'linear', context),
        useBias: options.flag('use_bias', true),
      }),
    },
    stepwise: ['Dense'],
  },
  torch: (step) => {
    const { units, activation, useBias } = step.params;
    const bias = !useBias && named('bias', false);
    return moduleLayer(callOf(imported('nn', 'Linear'), size(featuresOf(step)), units, bias), {
      value: (self, x) => activated(activation, callOf(self, x)),
      weights: (read) => [
        { name: 'weight', ...transposed(read('kernel')) },
        ...(useBias ? [{ name: 'bias', ...read('bias') }] : []),
      ],
    });
  },
  onnx: ({ params }, context) => emitOnnx(params, context),
  fused: ({ params: { units, activation } }) => ({ kind: 'dense', units, activation }),
  documentation: { formula: ['y = activation(W·x + b)'] },
});

/** activation(x·W + b), over the last axis. */
function emitOnnx(
  { activation, useBias }: { readonly activation: string; readonly useBias: boolean },
  context: LayerContext,
): EmittedLayer {
  const { builder, name } = context;
  const productName = useBias ? `${name}/product` : beforeActivation(name, activation, 'product');
  const kernel = addWeight(context, 'kernel');
  let value = builder.add('MatMul', productName, [onlyInput(context), kernel]);
  if (useBias) {
    const bias = addWeight(context, 'bias');
    value = builder.add('Add', beforeActivation(name, activation, 'sum'), [value, bias]);
  }
  return { out: activate(builder, activation, name, value) };
}
