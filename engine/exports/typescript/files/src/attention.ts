import * as tf from '@tensorflow/tfjs';

interface AttentionArgs {
  readonly useScale?: boolean;
  readonly name?: string;
}

/**
 * Keras's Attention: for a query [batch, steps, features] and a value [batch, others, features] it gives
 * softmax(query·valueᵀ·scale)·value (Luong, Pham and Manning 2015). One tensor alone is both query and value.
 */
class Attention extends tf.layers.Layer {
  static readonly className = 'Attention';
  private readonly useScale: boolean;
  private scale: tf.LayerVariable | null = null;

  constructor({ useScale = false, ...args }: AttentionArgs) {
    super({ ...args });
    this.useScale = useScale;
  }

  override build(): void {
    if (this.useScale) this.scale = this.addWeight('scale', [], 'float32', tf.initializers.ones());
    this.built = true;
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const [first] = inputShape;
    return Array.isArray(first) ? first : (inputShape as tf.Shape);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const [query, value = query] = (Array.isArray(inputs) ? inputs : [inputs]) as [tf.Tensor, tf.Tensor?];
    return tf.tidy(() => {
      const likeness = tf.matMul(query, value, false, true);
      return tf.matMul(tf.softmax(this.scale ? tf.mul(likeness, this.scale.read()) : likeness), value);
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), useScale: this.useScale, scoreMode: 'dot', dropout: 0 };
  }
}

// Models that are loaded from a file find their layers under the name of their class.
tf.serialization.registerClass(Attention);

/** Attention of a query to a value: apply it to both, or to one tensor that attends to itself. */
export function attention(args: AttentionArgs): tf.layers.Layer {
  return new Attention(args);
}
