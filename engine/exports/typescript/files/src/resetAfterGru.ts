import * as tf from '@tensorflow/tfjs';

type Cell = ReturnType<typeof tf.layers.gruCell>;
type ClassOf<Layer extends tf.layers.Layer> = tf.serialization.SerializableConstructor<Layer>;

// tfjs exports the functions that make these layers, not their classes.
const PlainCell = tf.layers.gruCell({ units: 1 }).constructor as ClassOf<Cell>;
const PlainGru = tf.layers.gru({ units: 1 }).constructor as ClassOf<tf.RNN>;

/**
 * One timestep of a GRU as Keras 3 and cuDNN define it, with the reset gate r after the recurrent product:
 * h̃ = activation(x·W + b + r∗(h·U + c)). The bias has two rows [2, 3·units], b and c.
 */
class ResetAfterCell extends PlainCell {
  override build(inputShape: tf.Shape): void {
    const features = Number(inputShape.at(-1));
    const width = 3 * this.units;
    const weight = (name: string, rows: number, what: 'kernel' | 'recurrent' | 'bias') =>
      this.addWeight(
        name,
        [rows, width],
        'float32',
        this[`${what}Initializer`],
        this[`${what}Regularizer`],
        true,
        this[`${what}Constraint`],
      );
    this.kernel = weight('kernel', features, 'kernel');
    this.recurrentKernel = weight('recurrent_kernel', this.units, 'recurrent');
    if (this.useBias) this.bias = weight('bias', 2, 'bias');
    this.built = true;
  }

  /** [x, h] → [h′, h′]. */
  override call(inputs: tf.Tensor[], options: { readonly training?: boolean | null }): tf.Tensor[] {
    return tf.tidy(() => {
      const [input, before] = inputs as [tf.Tensor, tf.Tensor];
      let [x, h] = [input, before];
      if (options.training && this.dropout > 0) {
        this.dropoutMask ??= dropoutMask(x, this.dropout);
        x = tf.mul(x, this.dropoutMask as tf.Tensor);
      }
      if (options.training && this.recurrentDropout > 0) {
        this.recurrentDropoutMask ??= dropoutMask(h, this.recurrentDropout);
        h = tf.mul(h, this.recurrentDropoutMask as tf.Tensor);
      }
      let fromInput = tf.matMul(x, this.kernel.read());
      let fromState = tf.matMul(h, this.recurrentKernel.read());
      if (this.useBias) {
        const [b, c] = tf.split(this.bias.read(), 2) as [tf.Tensor, tf.Tensor];
        fromInput = tf.add(fromInput, b);
        fromState = tf.add(fromState, c);
      }
      const [xz, xr, xh] = gates(fromInput);
      const [hz, hr, hh] = gates(fromState);
      const z = this.recurrentActivation.apply(tf.add(xz, hz));
      const r = this.recurrentActivation.apply(tf.add(xr, hr));
      const candidate = this.activation.apply(tf.add(xh, tf.mul(r, hh)));
      const after = tf.add(tf.mul(z, before), tf.mul(tf.sub(1, z), candidate));
      return [after, after];
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), resetAfter: true };
  }
}

function gates(ofAll: tf.Tensor): [tf.Tensor, tf.Tensor, tf.Tensor] {
  return tf.split(ofAll, 3, 1) as [tf.Tensor, tf.Tensor, tf.Tensor];
}

/** One mask for all timesteps, kept until the layer runs again, which frees it. */
function dropoutMask(like: tf.Tensor, rate: number): tf.Tensor {
  return tf.keep(tf.dropout(tf.onesLike(like), rate));
}

/** tfjs's GRU, and with `resetAfter` the one above. */
class Gru extends PlainGru {
  static readonly className = 'GRU';

  constructor({ resetAfter, ...args }: tf.GRULayerArgs & { resetAfter?: boolean }) {
    super(args);
    if (resetAfter) Object.assign(this, { cell: new ResetAfterCell(args) });
  }
}

// Models that are loaded from a file find their layers under the name of their class.
tf.serialization.registerClass(Gru);

/** A GRU with its reset gate after the recurrent product; takes the arguments of `tf.layers.gru`. */
export function resetAfterGru(args: tf.GRULayerArgs): tf.RNN {
  return new Gru({ ...args, resetAfter: true });
}
