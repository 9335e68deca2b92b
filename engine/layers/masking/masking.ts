import { kerasLayer, option } from '../../emit/keras/kerasLayer';
import { type EmittedLayer, type LayerContext, onlyInput } from '../../emit/onnx/layerContext';
import { ELEMENT_TYPES, int, ints } from '../../emit/onnx/onnxGraph';
import { joined, method, named, python } from '../../emit/python/pythonExpression';
import { firstInput, type TorchLayer } from '../../emit/torch/torchLayer';
import { specSize } from '../../tensors/tensorSpec';
import { defineLayer } from '../define/defineLayer';
import { gives, inputSpec } from '../define/ports';
import type * as tfjs from '@tensorflow/tfjs';
import type { LayerClass } from '../../emit/tfjs/tfjsCall';
import type { Tf } from '../../tensors/tf';
import { computingClass } from '../define/computingClass';

/** Marks the timesteps that hold nothing, so that recurrent layers pass over them. */
export const masking = defineLayer({
  type: 'masking',
  family: 'shape',
  params: { maskValue: { kind: 'number', default: 0, min: -1_000_000, max: 1_000_000, step: 1 } },
  mask: 'makes',
  summarize: (params) => [{ code: 'maskValue', values: { value: params.maskValue } }],
  accepts: 'sequences',
  infer: (_params, inputs) => gives(inputSpec(inputs)),
  countFlops: (_params, inputs) => specSize(inputSpec(inputs)),
  tfjs: ({ params, name }) => ({
    factory: 'masking',
    args: { maskValue: params.maskValue, name },
    own: { name: 'masking' },
  }),
  tfjsClasses: (tf) => ({ masking: maskingClass(tf) }),
  keras: {
    layer: ({ params }) => kerasLayer('Masking', { mask_value: option(params.maskValue, 0) }),
    reads: { Masking: (options) => ({ maskValue: options.number('mask_value', 0) }) },
  },
  torch: ({ params }) => torchMasking(params.maskValue),
  onnx: ({ params }, context) => emitOnnx(params.maskValue, context),
  documentation: { formula: ['m_t = any(x_t ≠ value)', 'y_t = m_t∗x_t'] },
});

/** Steps whose features all have the mask value do not count, and are set to zero. */
function torchMasking(maskValue: number): TorchLayer {
  return {
    modules: [],
    forward: (place) => {
      const x = firstInput(place);
      const mask = method(joined('!=', [x, maskValue]), 'any', named('dim', -1));
      const kept = method(python(place.outMask), 'unsqueeze', -1);
      return { before: [{ target: place.outMask, value: mask }], value: joined('*', [x, kept]) };
    },
    weights: () => [],
  };
}

/** A step counts when any of its features differs from the mask value; the features of others become 0, as in tfjs. */
function emitOnnx(maskValue: number, context: LayerContext): EmittedLayer {
  const { builder, name } = context;
  const steps = onlyInput(context);
  const isValue = builder.add('Equal', `${name}/is_value`, [steps, builder.scalar(maskValue, 'float32')]);
  const differs = builder.add('Not', `${name}/differs`, [isValue]);
  const differing = builder.add('Cast', `${name}/differing`, [differs], { to: int(ELEMENT_TYPES.float32) });
  const kept = builder.add('ReduceMax', `${name}/kept`, [differing], { axes: ints(-1), keepdims: int(1) });
  const out = builder.add('Mul', name, [steps, kept]);
  const flat = builder.add('Squeeze', `${name}/kept_steps`, [kept, builder.sizes(-1)]);
  return { out, mask: builder.add('Cast', `${name}/mask`, [flat], { to: int(ELEMENT_TYPES.bool) }) };
}

/**
 * tfjs's Masking with a gradient, which that lacks: the layers in front of it can learn. Masked steps pass nothing back, and
 * nor does the mask.
 */
function maskingClass(tf: Tf): LayerClass {
  const maskOf = (layer: tfjs.layers.Layer, x: tfjs.Tensor, keepDims: boolean): tfjs.Tensor => {
    const { maskValue } = layer as unknown as { maskValue: number };
    return tf.any(tf.notEqual(x, maskValue), -1, keepDims);
  };
  const Computing = computingClass(tf, tf.layers.masking(), (input, layer) =>
    tf.customGrad((x, save) => {
      const kept = tf.cast(maskOf(layer, x as tfjs.Tensor, true), 'float32');
      (save as tfjs.GradSaveFunc)([kept]);
      return {
        value: tf.mul(x as tfjs.Tensor, kept),
        gradFunc: (dy: tfjs.Tensor, [saved]: tfjs.Tensor[]) => tf.mul(dy, saved as tfjs.Tensor),
      };
    })(input),
  );
  return class extends Computing {
    override computeMask(inputs: tfjs.Tensor | tfjs.Tensor[]): tfjs.Tensor {
      const x = (Array.isArray(inputs) ? inputs[0] : inputs) as tfjs.Tensor;
      const compute = () => ({ value: maskOf(this, x, false), gradFunc: () => tf.zeros(x.shape) });
      return tf.tidy(() => tf.customGrad(compute)(x));
    }
  };
}
