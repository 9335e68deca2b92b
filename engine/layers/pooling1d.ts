import { floatSpec } from '../tensors/tensorSpec';
import { defineLayer } from './defineLayer';
import { inputSpec, refuseMask, refuseNonSequence } from './portSpecs';
import { POOLING_MODE, refuseShortSequence, windowCount } from './windowSizes';

/** Sums up a few neighbouring timesteps each. */
export const pooling1d = defineLayer({
  type: 'pooling1d',
  family: 'convolution',
  label: 'Pooling1D',
  help: 'Shortens a sequence: the largest or the mean value of a few timesteps each.',
  params: {
    mode: POOLING_MODE,
    poolSize: {
      kind: 'integer',
      default: 2,
      min: 1,
      max: 1024,
      label: 'Pool size',
      help: 'Number of timesteps that become one.',
    },
    strides: {
      kind: 'integer',
      default: 2,
      min: 1,
      max: 1024,
      label: 'Strides',
      help: 'How many timesteps lie between one pool and the next.',
    },
    padding: {
      kind: 'choice',
      default: 'valid',
      label: 'Padding',
      help: 'Valid leaves out an incomplete pool at the end; same keeps it.',
      options: [
        { value: 'valid', label: 'Valid' },
        { value: 'same', label: 'Same' },
      ],
    },
  },
  summarize: (params) => [{ code: `pooling.${params.mode}` }, { code: 'poolSize', values: { count: params.poolSize } }],
  infer: (params, inputs, context) => {
    const spec = inputSpec(inputs);
    const problem =
      refuseNonSequence(spec, context) ??
      refuseMask(spec, context) ??
      refuseShortSequence(spec, params.poolSize, params.padding, context);
    if (problem) return { problems: [problem] };
    const [length, features] = spec.shape as [number, number];
    const timesteps = windowCount(length, params.poolSize, params.strides, params.padding);
    return {
      outputs: { out: { ...floatSpec([timesteps, features], true), ...(spec.range === 'unit' && { range: 'unit' }) } },
      problems: [],
    };
  },
  countFlops: (params, inputs) => {
    const [length = 0, features = 0] = inputSpec(inputs).shape;
    return windowCount(length, params.poolSize, params.strides, params.padding) * params.poolSize * features;
  },
  toTfjs: (params, name) => ({
    factory: params.mode === 'max' ? 'maxPooling1d' : 'averagePooling1d',
    args: {
      poolSize: params.poolSize,
      strides: params.strides,
      ...(params.padding !== 'valid' && { padding: params.padding }),
      name,
    },
  }),
  documentation: {
    text: 'Behind a Conv1D it keeps what was found and forgets where exactly. Each feature is treated on its own; nothing is learnt.',
    formula: ['max: y = max(x_1 … x_p)', 'average: y = mean(x_1 … x_p)'],
  },
});
