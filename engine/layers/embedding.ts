import { floatSpec, formatShape } from '../tensors/tensorSpec';
import { makeProblem } from '../problem/problem';
import { defineLayer } from './defineLayer';
import { inputSpec, sourceName } from './portSpecs';

/** A learnt vector for each code. */
export const embedding = defineLayer({
  type: 'embedding',
  family: 'core',
  label: 'Embedding',
  help: 'Gives each category a learnt vector.',
  params: {
    vocabulary: {
      kind: 'integer',
      default: 32,
      min: 1,
      max: 1_000_000,
      label: 'Vocabulary',
      help: 'Number of codes, the one for unseen texts included.',
    },
    dimensions: { kind: 'integer', default: 8, min: 1, max: 4096, label: 'Dimensions', help: 'Length of each vector.' },
    maskZero: {
      kind: 'boolean',
      default: false,
      label: 'Mask zero',
      help: 'Lets recurrent layers pass over the timesteps with code 0, the one for unseen texts.',
      advanced: true,
    },
  },
  summarize: (params) => [
    { code: 'embedding', values: { vocabulary: params.vocabulary, dimensions: params.dimensions } },
  ],
  infer: (params, inputs, context) => {
    const spec = inputSpec(inputs);
    const { node } = context;
    const names = { node: node.name, source: sourceName(context) };
    if (spec.dtype !== 'int32') {
      const values = { ...names, shape: formatShape(spec.shape) };
      return { problems: [makeProblem('shape.needsCodes', values, { nodeId: node.id })] };
    }
    if (spec.cardinality !== undefined && spec.cardinality > params.vocabulary) {
      const needed = spec.cardinality;
      const values = { ...names, highest: needed - 1, vocabulary: params.vocabulary, needed };
      const fix = {
        nodeId: node.id,
        param: 'vocabulary',
        value: needed,
        label: { code: 'fix.setVocabulary', values: { count: needed } },
      } as const;
      return {
        problems: [makeProblem('shape.vocabularyTooSmall', values, { nodeId: node.id, param: 'vocabulary', fix })],
      };
    }
    const out = floatSpec([...spec.shape, params.dimensions], spec.hasTime);
    return { outputs: { out: params.maskZero ? { ...out, masked: true } : out }, problems: [] };
  },
  countParameters: (params) => params.vocabulary * params.dimensions,
  toTfjs: (params, name) => ({
    factory: 'embedding',
    args: {
      inputDim: params.vocabulary,
      outputDim: params.dimensions,
      ...(params.maskZero && { maskZero: true }),
      name,
    },
  }),
  documentation: {
    text: 'Categories that behave alike end up with similar vectors. It is a table that training fills: the code picks the row.',
    formula: ['y = E[code]'],
    reference: 'Bengio et al. 2003.',
  },
});
