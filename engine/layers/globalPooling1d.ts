import { floatSpec, specSize } from '../tensors/tensorSpec';
import { defineLayer } from './defineLayer';
import { inputSpec, refuseMask, refuseNonSequence } from './portSpecs';
import { POOLING_MODE } from './windowSizes';

/** Sums a whole sequence up in one vector. */
export const globalPooling1d = defineLayer({
  type: 'globalPooling1d',
  family: 'convolution',
  label: 'Global pooling',
  help: 'Turns a sequence into one vector: the largest or the mean value of each feature over time.',
  params: {
    mode: POOLING_MODE,
  },
  summarize: (params) => [{ code: `pooling.${params.mode}` }, { code: 'overTime' }],
  infer: (_params, inputs, context) => {
    const spec = inputSpec(inputs);
    const problem = refuseNonSequence(spec, context) ?? refuseMask(spec, context);
    if (problem) return { problems: [problem] };
    const out = floatSpec([spec.shape[1] ?? 0], false);
    return { outputs: { out: spec.range === 'unit' ? { ...out, range: 'unit' } : out }, problems: [] };
  },
  countFlops: (_params, inputs) => specSize(inputSpec(inputs)),
  toTfjs: (params, name) => ({
    factory: params.mode === 'max' ? 'globalMaxPooling1d' : 'globalAveragePooling1d',
    args: { name },
  }),
  documentation: {
    text: 'Asks whether something occurred in the window, or how much of it on average, and not when. It closes a stack of convolutions where a recurrent layer would return its last state.',
    formula: ['max: y = max(x_1 … x_T)', 'average: y = mean(x_1 … x_T)'],
    reference: 'Lin, Chen and Yan 2013.',
  },
});
