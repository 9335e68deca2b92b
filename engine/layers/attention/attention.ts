import { kerasLayer, option, saved } from '../../emit/keras/kerasLayer';
import { addWeight, type EmittedLayer, type LayerContext } from '../../emit/onnx/layerContext';
import { int, ints } from '../../emit/onnx/onnxGraph';
import { callOf, imported, joined, named, type Python, tuple } from '../../emit/python/pythonExpression';
import type { TorchLayer } from '../../emit/torch/torchLayer';
import { advancedSwitch } from '../../graph/paramSchema';
import { makeProblem } from '../../problem/problem';
import { floatSpec, formatShape, mayEqual } from '../../tensors/tensorSpec';
import { defineLayer } from '../define/defineLayer';
import { gives, inputSpec } from '../define/ports';
import type * as tfjs from '@tensorflow/tfjs';
import type { LayerClass } from '../../emit/tfjs/tfjsCall';
import type { Tf } from '../../tensors/tf';
import { nodeTitle } from '../../graph/nodeTitle';

/** Dot-product attention of one sequence to another. */
export const attention = defineLayer({
  type: 'attention',
  family: 'core',
  params: { useScale: advancedSwitch(false) },
  inputs: [{ name: 'query' }, { name: 'value' }],
  cases: { fedBy: 'pair' },
  summarize: (params) => [{ code: params.useScale ? 'scaledDotProduct' : 'dotProduct' }],
  accepts: 'sequences',
  infer: (_params, inputs, { node }) => {
    const [query, value] = [inputSpec(inputs, 'query'), inputSpec(inputs, 'value')];
    if (mayEqual(query.shape[1], value.shape[1])) return gives(floatSpec(query.shape, true));
    const values = { node: nodeTitle(node), query: formatShape(query.shape), value: formatShape(value.shape) };
    return makeProblem('shape.attentionMismatch', values, { nodeId: node.id });
  },
  weights: ({ params }) => (params.useScale ? [{ name: 'scale', shape: [], initializer: 'ones' }] : []),
  countFlops: (params, inputs) => {
    const [steps = 0, features = 0] = inputSpec(inputs, 'query').shape;
    const [others = 0] = inputSpec(inputs, 'value').shape;
    return steps * others * (4 * features + 3 + (params.useScale ? 1 : 0));
  },
  tfjs: ({ params, name }) => ({
    factory: 'attention',
    args: { ...(params.useScale && { useScale: true }), name },
    own: { name: 'attention' },
  }),
  tfjsClasses: (tf) => ({ attention: attentionClass(tf) }),
  keras: {
    layer: ({ params }) =>
      kerasLayer('Attention', {
        use_scale: option(params.useScale, false),
        score_mode: saved('dot'),
        dropout: saved(0),
      }),
    reads: {
      Attention: (options) => {
        options.only('score_mode', 'dot');
        // Keras before 2.10 has it as an option of the layer, later ones as one of a call.
        options.only('causal', false);
        options.noteTraining(['dropout']);
        return { useScale: options.flag('use_scale', false) };
      },
    },
  },
  torch: ({ params }) => torchAttention(params.useScale),
  onnx: ({ params }, context) => emitOnnx(params.useScale, context),
  documentation: { formula: ['S = scale · Q·Vᵀ', 'y = softmax(S)·V'], reference: 'Luong, Pham and Manning 2015.' },
});

/** softmax(Q·Vᵀ·scale)·V, without PyTorch's division by √d. */
function torchAttention(useScale: boolean): TorchLayer {
  const one = callOf(imported('torch', 'ones'), tuple());
  return {
    modules: useScale ? [{ suffix: 'scale', value: callOf(imported('nn', 'Parameter'), one) }] : [],
    forward: ({ self, inputs }) => {
      const [query, value] = inputs as readonly [Python, Python];
      const scaled = useScale ? joined('*', [self('scale'), query]) : query;
      const attend = imported('F', 'scaled_dot_product_attention');
      return { before: [], value: callOf(attend, scaled, value, value, named('scale', '1.0')) };
    },
    weights: (read) => (useScale ? [{ suffix: 'scale', name: '', ...read('scale') }] : []),
  };
}

/** softmax(Q·Vᵀ·scale)·V, with the values as their own keys. */
function emitOnnx(useScale: boolean, context: LayerContext): EmittedLayer {
  const { builder, name, inputs } = context;
  const [query, value] = inputs as [string, string];
  const keys = builder.add('Transpose', `${name}/keys`, [value], { perm: ints(0, 2, 1) });
  let scores = builder.add('MatMul', `${name}/scores`, [query, keys]);
  if (useScale) scores = builder.add('Mul', `${name}/scaled_scores`, [scores, addWeight(context, 'scale')]);
  const shares = builder.add('Softmax', `${name}/shares`, [scores], { axis: int(-1) });
  return { out: builder.add('MatMul', name, [shares, value]) };
}

/**
 * Keras's `Attention`, which tfjs lacks: for a query [batch, steps, features] and a value [batch, others, features] it
 * gives softmax(query·valueᵀ·scale)·value, [batch, steps, features] (Luong, Pham and Manning 2015). The value is the key
 * as well. With `useScale` the scale is one learned number, else 1. One tensor alone is both query and value.
 */
function attentionClass(tf: Tf): LayerClass {
  return class Attention extends tf.layers.Layer {
    static readonly className = 'Attention';
    readonly #useScale: boolean;
    #scale: tfjs.LayerVariable | null = null;

    constructor(args: Record<string, unknown>) {
      super(args);
      this.#useScale = args.useScale === true;
    }

    override build(): void {
      if (this.#useScale) this.#scale = this.addWeight('scale', [], 'float32', tf.initializers.ones());
      this.built = true;
    }

    override computeOutputShape(inputShape: tfjs.Shape | tfjs.Shape[]): tfjs.Shape {
      return Array.isArray(inputShape[0]) ? inputShape[0] : (inputShape as tfjs.Shape);
    }

    override call(inputs: tfjs.Tensor | tfjs.Tensor[]): tfjs.Tensor {
      const [query, value = query] = (Array.isArray(inputs) ? inputs : [inputs]) as [tfjs.Tensor, tfjs.Tensor?];
      return tf.tidy(() => {
        const likeness = tf.matMul(query, value, false, true);
        const scaled = this.#scale ? tf.mul(likeness, this.#scale.read()) : likeness;
        return tf.matMul(tf.softmax(scaled), value);
      });
    }

    override getConfig(): tfjs.serialization.ConfigDict {
      return { ...super.getConfig(), useScale: this.#useScale, scoreMode: 'dot', dropout: 0 };
    }
  };
}
