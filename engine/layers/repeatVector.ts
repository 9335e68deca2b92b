import { floatSpec, formatShape } from '../tensors/tensorSpec';
import { makeProblem } from '../problem/problem';
import { defineLayer } from './defineLayer';
import { inputSpec, outputFix, refuseCodes, sourceName } from './portSpecs';

/** One vector, given at every step of a new sequence. */
export const repeatVector = defineLayer({
  type: 'repeatVector',
  family: 'shape',
  label: 'Repeat vector',
  help: 'Makes a sequence by giving the same vector at every timestep.',
  params: {
    times: { kind: 'integer', default: 10, min: 1, max: 65536, label: 'Times', help: 'Length of the sequence.' },
  },
  summarize: (params) => [{ code: 'times', values: { count: params.times } }],
  infer: (params, inputs, context) => {
    const spec = inputSpec(inputs);
    const codes = refuseCodes(spec, context);
    if (codes) return { problems: [codes] };
    const { node } = context;
    if (spec.hasTime || spec.shape.length !== 1) {
      const values = { node: node.name, source: sourceName(context), shape: formatShape(spec.shape) };
      const fix = outputFix(context, 'last');
      return { problems: [makeProblem('shape.needsVector', values, { nodeId: node.id, ...(fix && { fix }) })] };
    }
    const out = floatSpec([params.times, spec.shape[0] ?? 0], true);
    return { outputs: { out: spec.range ? { ...out, range: spec.range } : out }, problems: [] };
  },
  toTfjs: (params, name) => ({ factory: 'repeatVector', args: { n: params.times, name } }),
  documentation: {
    text: 'Between an encoder and a decoder: the encoder sums up the window in one vector, the decoder unrolls it into a sequence of another length.',
    formula: ['y_1 = y_2 = … = y_n = x'],
  },
});
