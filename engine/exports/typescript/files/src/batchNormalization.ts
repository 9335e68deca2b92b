import * as tf from '@tensorflow/tfjs';

interface BatchNormalizationArgs {
  readonly momentum?: number;
  readonly epsilon?: number;
  readonly center?: boolean;
  readonly scale?: boolean;
  readonly name?: string;
}

/** The parts of tfjs's BatchNormalization that are read here. */
interface Parts {
  readonly momentum: number;
  readonly epsilon: number;
  readonly gamma?: tf.LayerVariable;
  readonly beta?: tf.LayerVariable;
  readonly movingMean: tf.LayerVariable;
  readonly movingVariance: tf.LayerVariable;
}

// tfjs exports the function that makes this layer, not its class.
const PlainBatchNormalization = tf.layers.batchNormalization({})
  .constructor as tf.serialization.SerializableConstructor<tf.layers.Layer>;

/** Normalizes each feature over the batch (Ioffe and Szegedy 2015); a call in training moves the averages along. */
class BatchNormalization extends PlainBatchNormalization {
  static readonly className = 'BatchNormalization';

  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: Record<string, unknown>): tf.Tensor {
    const x = (Array.isArray(inputs) ? inputs[0] : inputs) as tf.Tensor;
    const { momentum, epsilon, gamma, beta, movingMean, movingVariance } = this as unknown as Parts;
    const move = (average: tf.LayerVariable, value: tf.Tensor): void => {
      average.write(tf.add(average.read(), tf.mul(tf.sub(value, average.read()), 1 - momentum)));
    };
    return tf.tidy(() => {
      let [mean, variance] = [movingMean.read(), movingVariance.read()];
      if (kwargs['training'] === true) {
        ({ mean, variance } = tf.moments(x, [...Array(x.rank - 1).keys()]));
        move(movingMean, mean);
        move(movingVariance, variance);
      }
      const inverse = tf.rsqrt(tf.add(variance, epsilon));
      const scaled = tf.mul(tf.sub(x, mean), gamma ? tf.mul(inverse, gamma.read()) : inverse);
      return beta ? tf.add(scaled, beta.read()) : scaled;
    });
  }
}

// Models that are loaded from a file find their layers under the name of their class.
tf.serialization.registerClass(BatchNormalization);

/** Batch normalization that scales and shifts, or does one of both, or neither. */
export function batchNormalization(args: BatchNormalizationArgs): tf.layers.Layer {
  return new BatchNormalization(args);
}
