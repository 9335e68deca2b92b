import { kerasLayer, option } from '../emit/keras/kerasLayer';
import type { KerasOptions, ReadContext } from '../emit/keras/kerasOptions';
import { int } from '../emit/onnx/onnxGraph';
import { callOf, imported, named, tuple } from '../emit/python/pythonExpression';
import { expression } from '../emit/torch/torchLayer';
import { makeProblem } from '../problem/problem';
import { formatShape, mayEqual, type TensorSpec } from '../tensors/tensorSpec';
import { defineLayer } from './define/defineLayer';
import { gives, joinInTimeFix, sourceName } from './define/ports';
import { nodeTitle } from '../graph/nodeTitle';

type Axis = 'features' | 'time';

/** As Keras, PyTorch and ONNX count, with the batch in front. */
const axisNumber = (axis: Axis): number => (axis === 'time' ? 1 : -1);

/** Joins several tensors along their features or their time. */
export const concatenate = defineLayer({
  type: 'concatenate',
  family: 'shape',
  interchange: 'merge',
  params: { axis: { kind: 'choice', default: 'features', options: ['features', 'time'] } },
  inputs: [{ name: 'in', many: true }],
  keeps: ({ axis }) => (axis === 'time' ? null : 'axes'),
  cases: { fedBy: 'pair' },
  summarize: (params) => [{ code: params.axis === 'time' ? 'alongTime' : 'alongFeatures' }],
  accepts: 'numbers',
  infer: (params, inputs, context) => {
    const specs = inputs.in ?? [];
    const { node } = context;
    const fix = joinInTimeFix(specs, context);
    const at = { nodeId: node.id, ...(fix && { fix }) };
    const timeless = specs.findIndex((spec) => !spec.hasTime);
    if (params.axis === 'time' && timeless >= 0) {
      const values = { node: nodeTitle(node), source: sourceName(context, 'in', timeless) };
      return makeProblem('shape.concatenateNoTime', values, at);
    }
    const [first] = specs as [TensorSpec];
    const axis = params.axis === 'time' ? 0 : first.shape.length - 1;
    const fits = (spec: TensorSpec): boolean =>
      spec.hasTime === first.hasTime &&
      spec.shape.length === first.shape.length &&
      spec.shape.every((size, i) => i === axis || mayEqual(size, first.shape[i]));
    if (!specs.every(fits)) {
      const shapes = specs.map((spec) => formatShape(spec.shape));
      return makeProblem('shape.concatenateMismatch', { node: nodeTitle(node), shapes }, at);
    }
    const joined = specs.reduce((sum, spec) => sum + (spec.shape[axis] ?? 0), 0);
    const shape = first.shape.map((size, i) => (i === axis ? joined : size));
    return gives({ shape, hasTime: first.hasTime, dtype: 'float32' });
  },
  tfjs: ({ params, name }) => ({ factory: 'concatenate', args: { axis: axisNumber(params.axis), name } }),
  keras: {
    layer: ({ params }) => kerasLayer('Concatenate', { axis: option(axisNumber(params.axis), -1) }),
    reads: { Concatenate: (options, context) => ({ axis: readAxis(options, context) }) },
  },
  torch: ({ params }) =>
    expression((inputs) => callOf(imported('torch', 'cat'), tuple(...inputs), named('dim', axisNumber(params.axis)))),
  onnx: ({ params }, { builder, name, inputs }) => ({
    out: builder.add('Concat', name, inputs, { axis: int(axisNumber(params.axis)) }),
  }),
  fused: ({ params }) => ({ kind: 'concatenate', axis: params.axis }),
  documentation: { formula: ['y = [a, b, …]'] },
});

function readAxis(options: KerasOptions, { inputsHaveTime }: ReadContext): Axis {
  const hasTime = inputsHaveTime[0] !== false;
  const axis = options.number('axis', -1);
  if (axis === -1 || axis === (hasTime ? 2 : 1)) return 'features';
  return hasTime && (axis === 1 || axis === -2) ? 'time' : options.refuse('axis');
}
