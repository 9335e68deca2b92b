import { kerasLayer, positional, saved } from '../emit/keras/kerasLayer';
import { onlyInput } from '../emit/onnx/layerContext';
import { callOf, imported } from '../emit/python/pythonExpression';
import { moduleLayer } from '../emit/torch/torchLayer';
import { defineLayer } from './define/defineLayer';
import { keepShape } from './define/ports';
import { dropoutRate } from './define/sharedParams';

/** Zeroes a random share of its inputs while training. */
export const dropout = defineLayer({
  type: 'dropout',
  family: 'regularization',
  params: { rate: dropoutRate(0.2) },
  mask: 'passes',
  keeps: () => 'shape',
  summarize: (params) => [{ code: 'rate', values: { percent: Math.round(params.rate * 100) } }],
  accepts: 'numbers',
  infer: (_params, inputs) => keepShape(inputs),
  tfjs: ({ params, name }) => ({ factory: 'dropout', args: { rate: params.rate, name } }),
  keras: {
    layer: ({ params }) =>
      kerasLayer('Dropout', { rate: positional(params.rate), noise_shape: saved(null), seed: saved(null) }),
    reads: {
      Dropout: (options) => {
        options.noteTraining(['noise_shape']);
        return { rate: options.number('rate') };
      },
    },
    stepwise: ['Dropout'],
  },
  torch: ({ params }) => moduleLayer(callOf(imported('nn', 'Dropout'), params.rate)),
  // It does nothing once a model is trained.
  onnx: (_step, context) => ({ out: onlyInput(context) }),
  fused: ({ params }) => ({ kind: 'dropout', rate: params.rate }),
  documentation: {
    formula: ['y = m∗x / (1−p)', 'm = 0 with probability p, else 1'],
    reference: 'Srivastava et al. 2014.',
  },
});
