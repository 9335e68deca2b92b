import { floatSpec, specSize } from '../graph/tensorSpec';
import { defineLayer } from './defineLayer';
import { inputSpec, refuseCodes } from './portSpecs';

/** All values of a sample as one vector. */
export const flatten = defineLayer({
  type: 'flatten',
  family: 'shape',
  label: 'Flatten',
  help: 'Lays all timesteps out as one long vector.',
  params: {},
  summarize: () => [{ code: 'flatten' }],
  infer: (_params, inputs, context) => {
    const spec = inputSpec(inputs);
    const problem = refuseCodes(spec, context);
    return problem ? { problems: [problem] } : { outputs: { out: floatSpec([specSize(spec)], false) }, problems: [] };
  },
  toTfjs: (_params, name) => ({ factory: 'flatten', args: { name } }),
  documentation: {
    text: 'Lets a Dense layer see every timestep at once. The order is kept: step by step, feature by feature.',
    formula: ['y = [x_1, …, x_T]'],
  },
});
