import { kerasLayer } from '../emit/keras/kerasLayer';
import type { ReadKeras } from '../emit/keras/kerasOptions';
import { callOf, imported, joined, type Python } from '../emit/python/pythonExpression';
import { expression } from '../emit/torch/torchLayer';
import { makeProblem } from '../problem/problem';
import { formatShape, mayEqual, specSize, type TensorSpec } from '../tensors/tensorSpec';
import { defineLayer } from './define/defineLayer';
import { gives, joinInTimeFix } from './define/ports';
import { nodeTitle } from '../graph/nodeTitle';

const pairwise = (name: string) => (inputs: readonly Python[]) =>
  inputs.reduce((a, b) => callOf(imported('torch', name), a, b));

/** Each mode in the other languages; ONNX has all but the product as one operator over any number of inputs. */
const MODES = {
  add: { className: 'Add', operator: 'Sum', torch: (inputs: readonly Python[]) => joined('+', inputs) },
  multiply: { className: 'Multiply', operator: null, torch: (inputs: readonly Python[]) => joined('*', inputs) },
  average: {
    className: 'Average',
    operator: 'Mean',
    torch: (inputs: readonly Python[]) => joined('/', [joined('+', inputs), inputs.length]),
  },
  maximum: { className: 'Maximum', operator: 'Max', torch: pairwise('maximum') },
  minimum: { className: 'Minimum', operator: 'Min', torch: pairwise('minimum') },
} as const;

/** Joins several tensors of one shape value by value. */
export const merge = defineLayer({
  type: 'merge',
  family: 'shape',
  interchange: 'merge',
  params: { mode: { kind: 'choice', default: 'add', options: ['add', 'multiply', 'average', 'maximum', 'minimum'] } },
  inputs: [{ name: 'in', many: true }],
  keeps: () => 'shape',
  cases: { fedBy: 'pair' },
  summarize: (params) => [{ code: `merge.${params.mode}` }],
  accepts: 'numbers',
  infer: (_params, inputs, context) => {
    const specs = inputs.in ?? [];
    const { node } = context;
    const [first] = specs as [TensorSpec];
    const fits = ({ shape, hasTime }: TensorSpec): boolean =>
      hasTime === first.hasTime &&
      shape.length === first.shape.length &&
      shape.every((size, i) => mayEqual(size, first.shape[i]));
    if (!specs.every(fits)) {
      const shapes = specs.map((spec) => formatShape(spec.shape));
      const sameFeatures = specs.every(({ shape }) => mayEqual(shape.at(-1), first.shape.at(-1)));
      const fix = sameFeatures && joinInTimeFix(specs, context);
      return makeProblem(
        'shape.mergeMismatch',
        { node: nodeTitle(node), shapes },
        { nodeId: node.id, ...(fix && { fix }) },
      );
    }
    return gives({ shape: first.shape, hasTime: first.hasTime, dtype: 'float32' });
  },
  countFlops: (_params, inputs) => (inputs.in ?? []).reduce((sum, spec) => sum + specSize(spec), 0),
  tfjs: ({ params, name }) => ({ factory: params.mode, args: { name } }),
  keras: {
    layer: ({ params }) => kerasLayer(MODES[params.mode].className),
    reads: Object.fromEntries(
      Object.entries(MODES).map(([mode, { className }]): [string, ReadKeras] => [className, () => ({ mode })]),
    ),
  },
  torch: ({ params }) => expression(MODES[params.mode].torch),
  onnx: ({ params }, { builder, name, inputs }) => {
    const { operator } = MODES[params.mode];
    return { out: operator ? builder.add(operator, name, inputs) : builder.multiply(name, inputs) };
  },
  documentation: {
    formula: ['add: y = a + b + …', 'multiply: y = a∗b∗…'],
    reference: 'He et al. 2016 for residual connections.',
  },
});
