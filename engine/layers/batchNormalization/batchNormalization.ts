import { kerasLayer, none, ONES, option, saved, ZEROS } from '../../emit/keras/kerasLayer';
import { specSize } from '../../tensors/tensorSpec';
import { defineLayer } from '../define/defineLayer';
import { featuresOf, type LayerStep } from '../define/layerStep';
import { inputSpec, keepShape } from '../define/ports';
import type { WeightDefinition } from '../define/weights';
import { batchNormalizationClass } from './batchNormalizationClass';
import { advancedSwitch, type ParamSchemas, type ParamsOf } from '../../graph/paramSchema';
import { EPSILON_PARAM } from '../define/sharedParams';
import { addWeight, type EmittedLayer, type LayerContext, onlyInput } from '../../emit/onnx/layerContext';
import { float, ints } from '../../emit/onnx/onnxGraph';
import { callOf, imported, joined, named, type Python } from '../../emit/python/pythonExpression';
import { alongTime, firstInput, size, type TorchLayer, type TorchModule } from '../../emit/torch/torchLayer';

const PARAMS = {
  momentum: { kind: 'number', default: 0.99, min: 0, max: 0.9999, step: 0.01 },
  epsilon: EPSILON_PARAM,
  center: advancedSwitch(true),
  scale: advancedSwitch(true),
} as const satisfies ParamSchemas;

export type BatchNormalizationParams = ParamsOf<typeof PARAMS>;

/** Operations for each value: a subtraction, a scaling and a shift. */
const FLOPS_PER_VALUE = 3;

/** Gives each feature mean 0 and variance 1 over a batch, then a learned scale and shift. */
export const batchNormalization = defineLayer({
  type: 'batchNormalization',
  family: 'regularization',
  interchange: 'normalization',
  keeps: () => 'shape',
  params: PARAMS,
  // A masked step would count in mean and variance; PyTorch and tfjs have no way to leave it out.
  mask: 'refuses',
  cases: { others: { epsilon: 0.05, momentum: 0.6 } },
  summarize: () => [{ code: 'overBatch' }],
  accepts: 'numbers',
  infer: (_params, inputs) => keepShape(inputs),
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

/** Normalizes with the moving mean and variance. ONNX wants the features right behind the batch, and always a scale and a shift. */
function emitBatchNormalization(params: BatchNormalizationParams, context: LayerContext): EmittedLayer {
  const { builder, name, shapes } = context;
  const { epsilon, center, scale } = params;
  const constant = (part: string, value: number): string => {
    const { shape, values } = context.weight('moving_mean');
    return builder.weight(`${name}/${part}`, shape, new Float32Array(values.length).fill(value));
  };
  const weights = [
    scale ? addWeight(context, 'gamma') : constant('gamma', 1),
    center ? addWeight(context, 'beta') : constant('beta', 0),
    addWeight(context, 'moving_mean'),
    addWeight(context, 'moving_variance'),
  ];
  const attributes = { epsilon: float(epsilon) };
  if (shapes[0]?.length === 1) {
    return { out: builder.add('BatchNormalization', name, [onlyInput(context), ...weights], attributes) };
  }
  const turned = { perm: ints(0, 2, 1) };
  const featuresFirst = builder.add('Transpose', `${name}/features_first`, [onlyInput(context)], turned);
  const normalized = builder.add('BatchNormalization', `${name}/normalized`, [featuresFirst, ...weights], attributes);
  return { out: builder.add('Transpose', name, [normalized], turned) };
}

/**
 * `nn.BatchNorm1d`. Its momentum is the share of what is new, ours that of what stays. It scales and shifts or does neither, so
 * one alone is a parameter of its own.
 */
function torchBatchNormalization(step: LayerStep<BatchNormalizationParams>): TorchLayer {
  const { momentum, epsilon, center, scale } = step.params;
  const features = size(featuresOf(step));
  const both = center && scale;
  const isSequence = step.inputSpecs[0]?.hasTime === true;
  const norm = callOf(
    imported('nn', 'BatchNorm1d'),
    features,
    named('eps', epsilon),
    named('momentum', Number((1 - momentum).toPrecision(12))),
    !both && named('affine', false),
  );
  const normalized = (self: Python, x: Python): Python => (isSequence ? alongTime(self, x) : callOf(self, x));
  return {
    modules: [
      { suffix: '', value: norm },
      ...(scale && !both ? [parameter('scale', 'ones', features)] : []),
      ...(center && !both ? [parameter('shift', 'zeros', features)] : []),
    ],
    forward: (place) => {
      const value = normalized(place.self(), firstInput(place));
      if (both || !(center || scale)) return { before: [], value };
      return {
        before: [],
        value: scale ? joined('*', [value, place.self('scale')]) : joined('+', [value, place.self('shift')]),
      };
    },
    weights: (read) => [
      ...(scale ? [both ? { name: 'weight', ...read('gamma') } : { suffix: 'scale', name: '', ...read('gamma') }] : []),
      ...(center ? [both ? { name: 'bias', ...read('beta') } : { suffix: 'shift', name: '', ...read('beta') }] : []),
      { name: 'running_mean', ...read('moving_mean') },
      { name: 'running_var', ...read('moving_variance') },
    ],
  };
}

function parameter(suffix: string, start: 'ones' | 'zeros', features: string): TorchModule {
  return { suffix, value: callOf(imported('nn', 'Parameter'), callOf(imported('torch', start), features)) };
}
