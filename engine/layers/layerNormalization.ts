import { kerasLayer, none, ONES, option, saved, ZEROS } from '../emit/keras/kerasLayer';
import { addWeight, onlyInput } from '../emit/onnx/layerContext';
import { float, int } from '../emit/onnx/onnxGraph';
import { callOf, imported, named } from '../emit/python/pythonExpression';
import { moduleLayer, size } from '../emit/torch/torchLayer';
import { specSize } from '../tensors/tensorSpec';
import { defineLayer } from './define/defineLayer';
import { featuresOf } from './define/layerStep';
import { inputSpec, keepShape } from './define/ports';
import { EPSILON_PARAM } from './define/sharedParams';

/** Operations for each value: mean, variance, scaling and shift. */
const FLOPS_PER_VALUE = 8;

/** Keras 3 lists its axes, tf.js names one. */
const LAST_AXIS = saved({ spelled: ({ name }) => (name === 'keras' ? [-1] : -1) });

/** Gives the features of each timestep, or of a vector, mean 0 and variance 1, then a learned scale and shift. */
export const layerNormalization = defineLayer({
  type: 'layerNormalization',
  family: 'regularization',
  interchange: 'normalization',
  params: { epsilon: EPSILON_PARAM },
  mask: 'passes',
  keeps: () => 'shape',
  cases: { others: { epsilon: 0.05 } },
  summarize: () => [{ code: 'overFeatures' }],
  accepts: 'numbers',
  infer: (_params, inputs) => keepShape(inputs),
  weights: (owner) => [
    { name: 'gamma', shape: [featuresOf(owner) ?? 0], initializer: 'ones' },
    { name: 'beta', shape: [featuresOf(owner) ?? 0], initializer: 'zeros' },
  ],
  countFlops: (_params, inputs) => FLOPS_PER_VALUE * specSize(inputSpec(inputs)),
  tfjs: ({ params, name }) => ({
    factory: 'layerNormalization',
    args: { ...(params.epsilon !== 0.001 && { epsilon: params.epsilon }), name },
  }),
  keras: {
    layer: ({ params }) =>
      kerasLayer('LayerNormalization', {
        axis: LAST_AXIS,
        epsilon: option(params.epsilon, 0.001),
        center: saved(true),
        scale: saved(true),
        beta_initializer: ZEROS,
        gamma_initializer: ONES,
        ...none('regularizer', 'beta', 'gamma'),
      }),
    reads: {
      LayerNormalization: (options, context) => {
        options.only('center', true);
        options.only('scale', true);
        options.only('rms_scaling', false);
        options.onlyLastAxis(context);
        return { epsilon: options.number('epsilon', 0.001) };
      },
    },
  },
  torch: (step) =>
    moduleLayer(callOf(imported('nn', 'LayerNorm'), size(featuresOf(step)), named('eps', step.params.epsilon)), {
      weights: (read) => [
        { name: 'weight', ...read('gamma') },
        { name: 'bias', ...read('beta') },
      ],
    }),
  /** γ·(x − mean)/√(variance + ε) + β, over the last axis. */
  onnx: ({ params }, context) => {
    const [gamma, beta] = [addWeight(context, 'gamma'), addWeight(context, 'beta')];
    const attributes = { axis: int(-1), epsilon: float(params.epsilon) };
    const inputs = [onlyInput(context), gamma, beta];
    return { out: context.builder.add('LayerNormalization', context.name, inputs, attributes) };
  },
  documentation: {
    formula: ['μ = mean(x), v = mean((x−μ)²)', 'y = γ∗(x−μ) / √(v+ε) + β'],
    reference: 'Ba, Kiros and Hinton 2016.',
  },
});
