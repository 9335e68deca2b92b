/** `src/masking.ts`: tfjs's Masking with the gradient that it lacks. */
export function maskingFile(): string {
  return `import * as tf from '@tensorflow/tfjs';

type MaskingArgs = Parameters<typeof tf.layers.masking>[0];

// tfjs exports the function that makes this layer, not its class.
const PlainMasking = tf.layers.masking()
  .constructor as tf.serialization.SerializableConstructor<tf.layers.Layer>;

/** tfjs's Masking with a gradient, so that layers in front of it learn. Masked steps pass nothing back. */
class Masking extends PlainMasking {
  static readonly className = 'Masking';

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const input = (Array.isArray(inputs) ? inputs[0] : inputs) as tf.Tensor;
    const { maskValue } = this as unknown as { readonly maskValue: number };
    const masked = tf.customGrad((given, save) => {
      const x = given as tf.Tensor;
      const kept = tf.cast(tf.any(tf.notEqual(x, maskValue), -1, true), 'float32');
      (save as tf.GradSaveFunc)([kept]);
      return {
        value: tf.mul(x, kept),
        gradFunc: (dy: tf.Tensor, [saved]: tf.Tensor[]) => tf.mul(dy, saved as tf.Tensor),
      };
    });
    return tf.tidy(() => masked(input));
  }
}

// Models that are loaded from a file find their layers under the name of their class.
tf.serialization.registerClass(Masking);

/** Masks the timesteps at which every value is the mask value; takes the arguments of \`tf.layers.masking\`. */
export function masking(args: MaskingArgs): tf.layers.Layer {
  return new Masking({ ...args });
}
`;
}
