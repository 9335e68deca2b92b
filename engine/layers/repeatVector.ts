import { kerasLayer, positional } from '../emit/keras/kerasLayer';
import { onlyInput } from '../emit/onnx/layerContext';
import { method, type Python } from '../emit/python/pythonExpression';
import { expression } from '../emit/torch/torchLayer';
import { makeProblem } from '../problem/problem';
import { floatSpec, formatShape } from '../tensors/tensorSpec';
import { defineLayer } from './define/defineLayer';
import { gives, inputSpec, outputFix, recurrentsBehind, sourceName } from './define/ports';
import { nodeTitle } from '../graph/nodeTitle';

/** One vector, given at every step of a new sequence. */
export const repeatVector = defineLayer({
  type: 'repeatVector',
  family: 'shape',
  params: { times: { kind: 'integer', default: 10, min: 1, max: 65536 } },
  cases: { small: { times: 3 }, fedBy: 'vector' },
  summarize: (params) => [{ code: 'times', values: { count: params.times } }],
  accepts: 'numbers',
  infer: (params, inputs, context) => {
    const spec = inputSpec(inputs);
    const { node } = context;
    if (spec.hasTime || spec.shape.length !== 1) {
      const values = { node: nodeTitle(node), source: sourceName(context), shape: formatShape(spec.shape) };
      const fix = outputFix(recurrentsBehind(context, context.sources.in?.[0]), 'last');
      return makeProblem('shape.needsVector', values, { nodeId: node.id, ...(fix && { fix }) });
    }
    const out = floatSpec([params.times, spec.shape[0] ?? 0], true);
    return gives(spec.range ? { ...out, range: spec.range } : out);
  },
  tfjs: ({ params, name }) => ({ factory: 'repeatVector', args: { n: params.times, name } }),
  keras: {
    layer: ({ params }) => kerasLayer('RepeatVector', { n: positional(params.times) }),
    reads: { RepeatVector: (options) => ({ times: options.number('n') }) },
  },
  torch: ({ params }) =>
    expression(([x]) => method(method(x as Python, 'unsqueeze', 1), 'expand', -1, params.times, -1)),
  onnx: ({ params }, context) => {
    const { builder, name } = context;
    const step = builder.add('Unsqueeze', `${name}/step`, [onlyInput(context), builder.sizes(1)]);
    return { out: builder.add('Expand', name, [step, builder.sizes(1, params.times, 1)]) };
  },
  documentation: { formula: ['y_1 = y_2 = … = y_n = x'] },
});
