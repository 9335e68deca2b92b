import * as tf from '@tensorflow/tfjs';

type MaskingArgs = Parameters<typeof tf.layers.masking>[0];

// tfjs exports the function that makes this layer, not its class.
const PlainMasking = tf.layers.masking().constructor as tf.serialization.SerializableConstructor<tf.layers.Layer>;

/** tfjs's Masking with a gradient, so that layers in front of it learn. Masked steps pass nothing back, nor does the mask. */
class Masking extends PlainMasking {
  static readonly className = 'Masking';

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return differentiate(inputs, (given, save) => {
      const x = given as tf.Tensor;
      const kept = tf.cast(maskOf(this, x, true), 'float32');
      (save as tf.GradSaveFunc)([kept]);
      return {
        value: tf.mul(x, kept),
        gradFunc: (dy: tf.Tensor, [saved]: tf.Tensor[]) => tf.mul(dy, saved as tf.Tensor),
      };
    });
  }

  override computeMask(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return differentiate(inputs, (given) => {
      const x = given as tf.Tensor;
      return { value: maskOf(this, x, false), gradFunc: () => tf.zeros(x.shape) };
    });
  }
}

function maskOf(layer: tf.layers.Layer, x: tf.Tensor, keepDims: boolean): tf.Tensor {
  const { maskValue } = layer as unknown as { readonly maskValue: number };
  return tf.any(tf.notEqual(x, maskValue), -1, keepDims);
}

function differentiate(inputs: tf.Tensor | tf.Tensor[], compute: Parameters<typeof tf.customGrad>[0]): tf.Tensor {
  const input = (Array.isArray(inputs) ? inputs[0] : inputs) as tf.Tensor;
  return tf.tidy(() => tf.customGrad(compute)(input));
}

// Models that are loaded from a file find their layers under the name of their class.
tf.serialization.registerClass(Masking);

/** Masks the timesteps at which every value is the mask value; takes the arguments of `tf.layers.masking`. */
export function masking(args: MaskingArgs): tf.layers.Layer {
  return new Masking({ ...args });
}
