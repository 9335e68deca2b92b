import { formatShape, specSize, type TensorSpec } from '../tensors/tensorSpec';
import { makeProblem } from '../problem/problem';
import { defineLayer } from './defineLayer';
import { refuseCodes, refuseMask } from './portSpecs';

/** Joins several tensors of one shape value by value. */
export const merge = defineLayer({
  type: 'merge',
  family: 'shape',
  label: 'Merge',
  help: 'Adds branches of one shape up, or joins them value by value in another way.',
  params: {
    mode: {
      kind: 'choice',
      default: 'add',
      label: 'Mode',
      help: 'How the values at one place become one.',
      options: [
        { value: 'add', label: 'Add' },
        { value: 'multiply', label: 'Multiply' },
        { value: 'average', label: 'Average' },
        { value: 'maximum', label: 'Maximum' },
        { value: 'minimum', label: 'Minimum' },
      ],
    },
  },
  inputs: [{ name: 'in', label: 'inputs', many: true }],
  summarize: (params) => [{ code: `merge.${params.mode}` }],
  infer: (_params, inputs, context) => {
    const specs = inputs.in ?? [];
    const { node } = context;
    for (const [i, spec] of specs.entries()) {
      const problem = refuseCodes(spec, context, 'in', i) ?? refuseMask(spec, context, 'in', i);
      if (problem) return { problems: [problem] };
    }
    const [first] = specs as [TensorSpec];
    const fits = (spec: TensorSpec): boolean =>
      spec.hasTime === first.hasTime && formatShape(spec.shape) === formatShape(first.shape);
    if (!specs.every(fits)) {
      const shapes = specs.map((spec) => formatShape(spec.shape));
      return { problems: [makeProblem('shape.mergeMismatch', { node: node.name, shapes }, { nodeId: node.id })] };
    }
    return { outputs: { out: { shape: first.shape, hasTime: first.hasTime, dtype: 'float32' } }, problems: [] };
  },
  countFlops: (_params, inputs) => (inputs.in ?? []).reduce((sum, spec) => sum + specSize(spec), 0),
  toTfjs: (params, name) => ({ factory: params.mode, args: { name } }),
  documentation: {
    text: 'Adding a layer’s input to its output makes a residual connection, through which gradients pass unchanged: deep stacks learn more easily. All inputs must have the same shape.',
    formula: ['add: y = a + b + …', 'multiply: y = a∗b∗…'],
    reference: 'He et al. 2016 for residual connections.',
  },
});
