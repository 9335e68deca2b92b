import { kerasLayer, none, option, positional, saved } from '../emit/keras/kerasLayer';
import { addWeight, type EmittedLayer, type LayerContext, onlyInput } from '../emit/onnx/layerContext';
import { int } from '../emit/onnx/onnxGraph';
import { callOf, imported, joined } from '../emit/python/pythonExpression';
import { firstInput } from '../emit/torch/torchLayer';
import { advancedSwitch } from '../graph/paramSchema';
import { makeProblem } from '../problem/problem';
import { floatSpec, formatShape } from '../tensors/tensorSpec';
import { defineLayer } from './define/defineLayer';
import { gives, inputSpec, sourceName } from './define/ports';
import { nodeTitle } from '../graph/nodeTitle';

/** A learned vector for each code. */
export const embedding = defineLayer({
  type: 'embedding',
  family: 'core',
  params: {
    vocabulary: { kind: 'integer', default: 32, min: 1, max: 1_000_000 },
    dimensions: { kind: 'integer', default: 8, min: 1, max: 4096 },
    maskZero: advancedSwitch(false),
  },
  mask: ({ maskZero }) => (maskZero ? 'makes' : 'ends'),
  cases: { small: { vocabulary: 4, dimensions: 3 }, fedBy: 'codes' },
  summarize: (params) => [
    { code: 'embedding', values: { vocabulary: params.vocabulary, dimensions: params.dimensions } },
  ],
  infer: (params, inputs, context) => {
    const spec = inputSpec(inputs);
    const { node } = context;
    const names = { node: nodeTitle(node), source: sourceName(context) };
    if (spec.dtype !== 'int32') {
      const values = { ...names, shape: formatShape(spec.shape) };
      return makeProblem('shape.needsCodes', values, { nodeId: node.id });
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
      return makeProblem('shape.vocabularyTooSmall', values, { nodeId: node.id, param: 'vocabulary', fix });
    }
    return gives(floatSpec([...spec.shape, params.dimensions], spec.hasTime));
  },
  weights: ({ params: { vocabulary, dimensions } }) => [
    { name: 'embeddings', shape: [vocabulary, dimensions], initializer: 'smallUniform' },
  ],
  tfjs: ({ params, name }) => ({
    factory: 'embedding',
    args: {
      inputDim: params.vocabulary,
      outputDim: params.dimensions,
      ...(params.maskZero && { maskZero: true }),
      name,
    },
  }),
  keras: {
    layer: ({ params }) =>
      kerasLayer('Embedding', {
        input_dim: positional(params.vocabulary),
        output_dim: positional(params.dimensions),
        embeddings_initializer: saved({
          initializer: 'RandomUniform',
          config: { minval: -0.05, maxval: 0.05, seed: null },
        }),
        ...none('regularizer', 'embeddings', 'activity'),
        ...none('constraint', 'embeddings'),
        mask_zero: option(params.maskZero, false),
      }),
    reads: {
      Embedding: (options) => ({
        vocabulary: options.number('input_dim'),
        dimensions: options.number('output_dim'),
        maskZero: options.flag('mask_zero', false),
      }),
    },
  },
  torch: ({ params: { vocabulary, dimensions, maskZero } }) => ({
    modules: [{ suffix: '', value: callOf(imported('nn', 'Embedding'), vocabulary, dimensions) }],
    forward: (place) => {
      const codes = firstInput(place);
      const mask = { target: place.outMask, value: joined('!=', [codes, 0]) };
      return { before: maskZero ? [mask] : [], value: callOf(place.self(), codes) };
    },
    weights: (read) => [{ name: 'weight', ...read('embeddings') }],
  }),
  onnx: ({ params }, context) => emitOnnx(params.maskZero, context),
  fused: ({ params: { vocabulary, dimensions, maskZero } }) =>
    maskZero ? null : { kind: 'embedding', entries: vocabulary, dimensions },
  documentation: { formula: ['y = E[code]'], reference: 'Bengio et al. 2003.' },
});

/** The rows of a table that codes pick. With `maskZero`, code 0 is a step that does not count. */
function emitOnnx(maskZero: boolean, context: LayerContext): EmittedLayer {
  const { builder, name } = context;
  const codes = onlyInput(context);
  const table = addWeight(context, 'embeddings');
  const out = builder.add('Gather', name, [table, codes], { axis: int(0) });
  if (!maskZero) return { out };
  const isZero = builder.add('Equal', `${name}/is_zero`, [codes, builder.scalar(0, 'int32')]);
  return { out, mask: builder.add('Not', `${name}/mask`, [isZero]) };
}
