import type { InferContext } from '../graph/nodeType';
import { floatSpec, formatShape, type TensorSpec } from '../tensors/tensorSpec';
import { makeProblem, type Problem } from '../problem/problem';
import { defineLayer } from './defineLayer';
import { inputSpec, refuseMask, refuseNonSequence } from './portSpecs';

function refusePort(spec: TensorSpec, context: InferContext, port: 'query' | 'value'): Problem | null {
  return refuseNonSequence(spec, context, port) ?? refuseMask(spec, context, port);
}

/** Dot-product attention of one sequence to another. */
export const attention = defineLayer({
  type: 'attention',
  family: 'core',
  label: 'Attention',
  help: 'Lets each step of one sequence look at all steps of another and take what is alike.',
  params: {
    useScale: {
      kind: 'boolean',
      default: false,
      label: 'Learnt scale',
      help: 'Multiplies the likeness by a learnt number before the softmax.',
      advanced: true,
    },
  },
  inputs: [
    { name: 'query', label: 'query' },
    { name: 'value', label: 'value' },
  ],
  summarize: (params) => [{ code: params.useScale ? 'scaledDotProduct' : 'dotProduct' }],
  infer: (_params, inputs, context) => {
    const [query, value] = [inputSpec(inputs, 'query'), inputSpec(inputs, 'value')];
    const problem = refusePort(query, context, 'query') ?? refusePort(value, context, 'value');
    if (problem) return { problems: [problem] };
    if (query.shape[1] !== value.shape[1]) {
      const { node } = context;
      const values = { node: node.name, query: formatShape(query.shape), value: formatShape(value.shape) };
      return { problems: [makeProblem('shape.attentionMismatch', values, { nodeId: node.id })] };
    }
    return { outputs: { out: floatSpec(query.shape, true) }, problems: [] };
  },
  countParameters: (params) => (params.useScale ? 1 : 0),
  countFlops: (params, inputs) => {
    const [steps = 0, features = 0] = inputSpec(inputs, 'query').shape;
    const [others = 0] = inputSpec(inputs, 'value').shape;
    return steps * others * (4 * features + 3 + (params.useScale ? 1 : 0));
  },
  toTfjs: (params, name) => ({ factory: 'attention', args: { ...(params.useScale && { useScale: true }), name } }),
  documentation: {
    text: 'The output has one step for each step of the query: a mean of the value’s steps, weighted by how alike both are. Connect one sequence to both inputs for self-attention.',
    formula: ['S = scale · Q·Vᵀ', 'y = softmax(S)·V'],
    reference: 'Luong, Pham and Manning 2015.',
  },
});
