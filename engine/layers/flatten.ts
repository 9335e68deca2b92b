import { floatSpec, formatShape, specSize } from '../tensors/tensorSpec';
import { makeProblem } from '../problem/problem';
import { defineLayer } from './defineLayer';
import { inputSpec, refuseCodes, refuseMask, sourceName } from './portSpecs';

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
    const problem = refuseCodes(spec, context) ?? refuseMask(spec, context);
    if (problem) return { problems: [problem] };
    if (spec.shape.length < 2) {
      const values = { node: context.node.name, source: sourceName(context), shape: formatShape(spec.shape) };
      return { problems: [makeProblem('shape.alreadyFlat', values, { nodeId: context.node.id })] };
    }
    return { outputs: { out: floatSpec([specSize(spec)], false) }, problems: [] };
  },
  toTfjs: (_params, name) => ({ factory: 'flatten', args: { name } }),
  documentation: {
    text: 'Lets a Dense layer see every timestep at once. The order is kept: step by step, feature by feature.',
    formula: ['y = [x_1, …, x_T]'],
  },
});
