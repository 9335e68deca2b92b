import { kerasLayer, saved } from '../emit/keras/kerasLayer';
import { int } from '../emit/onnx/onnxGraph';
import { callOf, imported, type Python } from '../emit/python/pythonExpression';
import { expression } from '../emit/torch/torchLayer';
import { makeProblem } from '../problem/problem';
import { floatSpec, formatShape, specSize } from '../tensors/tensorSpec';
import { defineLayer } from './define/defineLayer';
import { gives, inputSpec, sourceName } from './define/ports';
import { nodeTitle } from '../graph/nodeTitle';

/** All values of a sample as one vector. */
export const flatten = defineLayer({
  type: 'flatten',
  family: 'shape',
  params: {},
  summarize: () => [{ code: 'flatten' }],
  accepts: 'numbers',
  infer: (_params, inputs, context) => {
    const spec = inputSpec(inputs);
    if (spec.shape.length > 1) return gives(floatSpec([specSize(spec)], false));
    const values = { node: nodeTitle(context.node), source: sourceName(context), shape: formatShape(spec.shape) };
    return makeProblem('shape.alreadyFlat', values, { nodeId: context.node.id });
  },
  tfjs: ({ name }) => ({ factory: 'flatten', args: { name } }),
  keras: {
    layer: () => kerasLayer('Flatten', { data_format: saved('channels_last') }),
    reads: {
      Flatten: (options) => {
        options.only('data_format', 'channels_last');
        return {};
      },
    },
  },
  torch: () => expression(([x]) => callOf(imported('torch', 'flatten'), x as Python, 1)),
  onnx: (_step, { builder, name, inputs }) => ({ out: builder.add('Flatten', name, inputs, { axis: int(1) }) }),
  fused: () => ({ kind: 'flatten' }),
  documentation: { formula: ['y = [x_1, …, x_T]'] },
});
