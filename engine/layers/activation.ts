import { type KerasLayer, kerasLayer, positional } from '../emit/keras/kerasLayer';
import { activate } from '../emit/onnx/activations';
import { onlyInput } from '../emit/onnx/layerContext';
import type { Python } from '../emit/python/pythonExpression';
import { activated, expression } from '../emit/torch/torchLayer';
import type { ChoiceParam } from '../graph/paramSchema';
import { specSize } from '../tensors/tensorSpec';
import { defineLayer } from './define/defineLayer';
import { gives, inputSpec } from './define/ports';

const ACTIVATION = {
  kind: 'choice',
  default: 'relu',
  options: ['relu', 'tanh', 'sigmoid', 'softmax', 'linear'],
} as const satisfies ChoiceParam;

/** Keras's layer of an activation on its own. */
export const kerasActivation = (activation: string): KerasLayer =>
  kerasLayer('Activation', { activation: positional({ activation }) });

/** An activation on its own. */
export const activation = defineLayer({
  type: 'activation',
  family: 'core',
  params: { activation: ACTIVATION },
  mask: 'passes',
  keeps: () => 'shape',
  summarize: (params) => [{ code: `activation.${params.activation}` }],
  accepts: 'numbers',
  infer: (params, inputs) => {
    const { shape, hasTime, range: before } = inputSpec(inputs);
    const range =
      params.activation === 'linear'
        ? before
        : ({ sigmoid: 'unit', softmax: 'distribution' } as const)[params.activation as 'sigmoid' | 'softmax'];
    return gives({ shape, hasTime, dtype: 'float32', ...(range && { range }) });
  },
  countFlops: (_params, inputs) => specSize(inputSpec(inputs)),
  tfjs: ({ params, name }) => ({ factory: 'activation', args: { activation: params.activation, name } }),
  keras: {
    layer: ({ params }) => kerasActivation(params.activation),
    reads: {
      Activation: (options, context) => ({
        activation: options.activation('activation', ACTIVATION, 'linear', context),
      }),
      ReLU: (options) => {
        options.only('negative_slope', 0);
        options.only('threshold', 0);
        options.only('max_value');
        return { activation: 'relu' };
      },
      Softmax: (options, context) => {
        options.onlyLastAxis(context);
        return { activation: 'softmax' };
      },
    },
    stepwise: ['Activation', 'ReLU'],
  },
  torch: ({ params }) => expression(([x]) => activated(params.activation, x as Python)),
  onnx: ({ params }, context) => ({
    out: activate(context.builder, params.activation, context.name, onlyInput(context)),
  }),
  documentation: { formula: ['y = activation(x)', 'ReLU: max(0, x)', 'softmax: e^x / Σ e^x'] },
});
