import { specSize } from '../tensors/tensorSpec';
import { defineLayer } from './defineLayer';
import { inputSpec, keepMask, refuseCodes } from './portSpecs';

/** Operations for each value: mean, variance, scaling and shift. */
const FLOPS_PER_VALUE = 8;

/** Gives the features of each timestep, or of a vector, mean 0 and variance 1, then a learnt scale and shift. */
export const layerNormalization = defineLayer({
  type: 'layerNormalization',
  family: 'regularise',
  label: 'Layer normalization',
  help: 'Keeps the features of each timestep at one scale, which steadies training.',
  params: {
    epsilon: {
      kind: 'number',
      default: 0.001,
      min: 1e-7,
      max: 1,
      step: 0.001,
      label: 'Epsilon',
      help: 'Added to the variance, against a division by zero.',
      advanced: true,
    },
  },
  summarize: () => [{ code: 'overFeatures' }],
  infer: (_params, inputs, context) => {
    const spec = inputSpec(inputs);
    const problem = refuseCodes(spec, context);
    if (problem) return { problems: [problem] };
    const { shape, hasTime } = spec;
    return { outputs: { out: { shape, hasTime, dtype: 'float32', ...keepMask(spec) } }, problems: [] };
  },
  countParameters: (_params, inputs) => 2 * (inputSpec(inputs).shape.at(-1) ?? 0),
  countFlops: (_params, inputs) => FLOPS_PER_VALUE * specSize(inputSpec(inputs)),
  toTfjs: (params, name) => ({
    factory: 'layerNormalization',
    args: { ...(params.epsilon !== 0.001 && { epsilon: params.epsilon }), name },
  }),
  documentation: {
    text: 'Mean and variance are those of the last axis alone, so they do not depend on other samples or timesteps, and it does the same in training and prediction.',
    formula: ['μ = mean(x), v = mean((x−μ)²)', 'y = γ∗(x−μ) / √(v+ε) + β'],
    reference: 'Ba, Kiros and Hinton 2016.',
  },
});
