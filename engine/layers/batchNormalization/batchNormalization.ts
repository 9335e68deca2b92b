import { kerasLayer, none, ONES, option, saved, ZEROS } from '../../emit/keras/kerasLayer';
import { specSize } from '../../tensors/tensorSpec';
import { defineLayer } from '../define/defineLayer';
import { featuresOf } from '../define/layerStep';
import { inputSpec, keepShape } from '../define/ports';
import type { WeightDefinition } from '../define/weights';
import { batchNormalizationClass } from './batchNormalizationClass';
import { emitBatchNormalization } from './onnx';
import { PARAMS } from './params';
import { torchBatchNormalization } from './torch';

/** Operations for each value: a subtraction, a scaling and a shift. */
const FLOPS_PER_VALUE = 3;

/** Gives each feature mean 0 and variance 1 over a batch, then a learned scale and shift. */
export const batchNormalization = defineLayer({
  type: 'batchNormalization',
  family: 'regularization',
  params: PARAMS,
  // A masked step would count in mean and variance; PyTorch and tfjs have no way to leave it out.
  mask: 'refuses',
  cases: { others: { epsilon: 0.05, momentum: 0.6 } },
  summarize: () => [{ code: 'overBatch' }],
  infer: (_params, inputs, context) => keepShape(inputs, context),
  weights: (owner) => {
    const { scale, center } = owner.params;
    const shape = [featuresOf(owner) ?? 0];
    const all: readonly (WeightDefinition | false)[] = [
      scale && { name: 'gamma', shape, initializer: 'ones' },
      center && { name: 'beta', shape, initializer: 'zeros' },
      { name: 'moving_mean', shape, initializer: 'zeros', trainable: false },
      { name: 'moving_variance', shape, initializer: 'ones', trainable: false },
    ];
    return all.filter((weight) => weight !== false);
  },
  countFlops: (_params, inputs) => FLOPS_PER_VALUE * specSize(inputSpec(inputs)),
  tfjs: ({ params: { momentum, epsilon, center, scale }, name }) => ({
    factory: 'batchNormalization',
    args: {
      ...(momentum !== 0.99 && { momentum }),
      ...(epsilon !== 0.001 && { epsilon }),
      ...(!center && { center }),
      ...(!scale && { scale }),
      name,
    },
    ...(!(center && scale) && { own: { name: 'batchNormalization' } }),
  }),
  tfjsClasses: (tf) => ({ batchNormalization: batchNormalizationClass(tf) }),
  keras: {
    layer: ({ params }) =>
      kerasLayer('BatchNormalization', {
        axis: saved(-1),
        momentum: option(params.momentum, 0.99),
        epsilon: option(params.epsilon, 0.001),
        center: option(params.center, true),
        scale: option(params.scale, true),
        beta_initializer: ZEROS,
        gamma_initializer: ONES,
        moving_mean_initializer: ZEROS,
        moving_variance_initializer: ONES,
        ...none('regularizer', 'beta', 'gamma'),
        ...none('constraint', 'beta', 'gamma'),
      }),
    reads: {
      BatchNormalization: (options, context) => {
        options.onlyLastAxis(context);
        options.only('mode', 0);
        options.only('renorm', false);
        options.noteTraining(['virtual_batch_size', 'synchronized']);
        return {
          momentum: options.number('momentum', 0.99),
          epsilon: options.number('epsilon', 0.001),
          center: options.flag('center', true),
          scale: options.flag('scale', true),
        };
      },
    },
  },
  torch: torchBatchNormalization,
  onnx: ({ params }, context) => emitBatchNormalization(params, context),
  documentation: {
    formula: [
      'μ = mean(x), v = mean((x−μ)²) over the batch',
      'y = γ∗(x−μ) / √(v+ε) + β',
      'training: μ̄ ← m·μ̄ + (1−m)·μ, v̄ ← m·v̄ + (1−m)·v',
      'predicting: μ̄ and v̄ for μ and v',
    ],
    reference: 'Ioffe and Szegedy 2015.',
  },
});
