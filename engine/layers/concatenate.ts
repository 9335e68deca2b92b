import type { TensorSpec } from '../tensors/tensorSpec';
import { formatShape } from '../tensors/tensorSpec';
import { makeProblem } from '../problem/problem';
import { defineLayer } from './defineLayer';
import { refuseMask, sourceName } from './portSpecs';

/** Joins several tensors along their features or their time. */
export const concatenate = defineLayer({
  type: 'concatenate',
  family: 'shape',
  label: 'Concatenate',
  help: 'Joins two or more branches into one.',
  params: {
    axis: {
      kind: 'choice',
      default: 'features',
      label: 'Along',
      help: 'Features stand side by side; time puts one sequence after the other.',
      options: [
        { value: 'features', label: 'Features' },
        { value: 'time', label: 'Time' },
      ],
    },
  },
  inputs: [{ name: 'in', label: 'inputs', many: true }],
  summarize: (params) => [{ code: params.axis === 'time' ? 'alongTime' : 'alongFeatures' }],
  infer: (params, inputs, context) => {
    const specs = inputs.in ?? [];
    const { node } = context;
    const at = { nodeId: node.id };
    const codes = specs.findIndex((spec) => spec.dtype === 'int32');
    if (codes >= 0) {
      const values = { node: node.name, source: sourceName(context, 'in', codes) };
      return { problems: [makeProblem('shape.needsNumbers', values, at)] };
    }
    for (const [i, spec] of specs.entries()) {
      const masked = refuseMask(spec, context, 'in', i);
      if (masked) return { problems: [masked] };
    }
    const timeless = specs.findIndex((spec) => !spec.hasTime);
    if (params.axis === 'time' && timeless >= 0) {
      const values = { node: node.name, source: sourceName(context, 'in', timeless) };
      return { problems: [makeProblem('shape.concatenateNoTime', values, at)] };
    }
    const [first] = specs as [TensorSpec];
    const axis = params.axis === 'time' ? 0 : first.shape.length - 1;
    const fits = (spec: TensorSpec): boolean =>
      spec.hasTime === first.hasTime &&
      spec.shape.length === first.shape.length &&
      spec.shape.every((size, i) => i === axis || size === first.shape[i]);
    if (!specs.every(fits)) {
      const shapes = specs.map((spec) => formatShape(spec.shape));
      return { problems: [makeProblem('shape.concatenateMismatch', { node: node.name, shapes }, at)] };
    }
    const joined = specs.reduce((sum, spec) => sum + (spec.shape[axis] ?? 0), 0);
    const shape = first.shape.map((size, i) => (i === axis ? joined : size));
    return { outputs: { out: { shape, hasTime: first.hasTime, dtype: 'float32' } }, problems: [] };
  },
  toTfjs: (params, name) => ({ factory: 'concatenate', args: { axis: params.axis === 'time' ? 1 : -1, name } }),
  documentation: {
    text: 'Wires are joined in the order in which they were drawn. All axes but the joined one must be equal.',
    formula: ['y = [a, b, …]'],
  },
});
