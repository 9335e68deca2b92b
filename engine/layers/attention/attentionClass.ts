import type * as tfjs from '@tensorflow/tfjs';
import type { LayerClass } from '../../emit/tfjs/tfjsCall';
import type { Tf } from '../../tensors/tf';

/**
 * Keras's `Attention`, which tfjs lacks: for a query [batch, steps, features] and a value [batch, others, features] it
 * gives softmax(query·valueᵀ·scale)·value, [batch, steps, features] (Luong, Pham and Manning 2015). The value is the key
 * as well. With `useScale` the scale is one learned number, else 1. One tensor alone is both query and value.
 */
export function attentionClass(tf: Tf): LayerClass {
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
