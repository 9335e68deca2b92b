import type * as tfjs from '@tensorflow/tfjs';
import type { LayerClass } from '../../emit/tfjs/tfjsCall';
import type { Tf } from '../../tensors/tf';
import { computingClass } from '../define/computingClass';

interface Weight {
  read(): tfjs.Tensor1D;
  write(value: tfjs.Tensor1D): unknown;
}

/** The parts of tfjs's BatchNormalization that the class below reads. */
interface NormalizationParts {
  readonly momentum: number;
  readonly epsilon: number;
  /** Absent where the layer does not scale, or does not shift. */
  readonly gamma?: Weight;
  readonly beta?: Weight;
  readonly movingMean: Weight;
  readonly movingVariance: Weight;
}

/**
 * tfjs's BatchNormalization over the last axis, which can also be trained without its scale or its shift; tfjs's own fails there.
 * A call in training moves the averages of mean and variance along, whoever makes it.
 */
export function batchNormalizationClass(tf: Tf): LayerClass {
  return computingClass(tf, tf.layers.batchNormalization({}), (x, layer, training) =>
    normalize(tf, x, layer as unknown as NormalizationParts, training),
  );
}

function normalize(tf: Tf, x: tfjs.Tensor, parts: NormalizationParts, training: boolean): tfjs.Tensor {
  const { epsilon, gamma, beta, movingMean, movingVariance } = parts;
  const { mean, variance } = training
    ? tf.moments(
        x,
        Array.from({ length: x.rank - 1 }, (_, axis) => axis),
      )
    : { mean: movingMean.read(), variance: movingVariance.read() };
  if (training) {
    move(tf, movingMean, mean, parts);
    move(tf, movingVariance, variance, parts);
  }
  const inverse = tf.rsqrt(tf.add(variance, epsilon));
  const scaled = tf.mul(tf.sub(x, mean), gamma ? tf.mul(inverse, gamma.read()) : inverse);
  return beta ? tf.add(scaled, beta.read()) : scaled;
}

/** average ← momentum · average + (1 − momentum) · value */
function move(tf: Tf, average: Weight, value: tfjs.Tensor, { momentum }: NormalizationParts): void {
  const before = average.read();
  average.write(tf.add(before, tf.mul(tf.sub(value, before), 1 - momentum)));
}
