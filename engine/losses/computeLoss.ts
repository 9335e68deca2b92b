import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../tensors/tf';
import { type ChosenLoss, findLoss } from './index';

/** What counts how much. */
export interface LossWeights {
  /** By sample, or by sample and step; a padded step has 0. */
  readonly weights: tfjs.Tensor;
  /** What the weighted sum is divided by, where that is not the number of all losses: of those that are not padding. */
  readonly count?: number;
}

/**
 * The mean loss over a batch, as a scalar tensor. Predictions are [batch, …]; what the truth looks like says the loss's
 * `truth`. With weights each loss is multiplied by its own and the sum still divided by how many losses there are, as Keras
 * does with sample weights; or by `count`, as Keras does behind a mask: the mean over what counts, 0 where nothing does.
 */
export function computeLoss(
  tf: Tf,
  { loss, lossParams }: ChosenLoss,
  truth: tfjs.Tensor,
  prediction: tfjs.Tensor,
  weighted?: LossWeights,
): tfjs.Scalar {
  return tf.tidy(() => {
    const losses = findLoss(loss).tfjs(tf, truth, prediction, lossParams);
    if (!weighted) return tf.mean<tfjs.Scalar>(losses);
    const { weights, count = losses.size } = weighted;
    const beside = [...weights.shape, ...losses.shape.slice(weights.rank).map(() => 1)];
    return tf.div<tfjs.Scalar>(tf.sum(tf.mul(losses, tf.reshape(weights, beside))), Math.max(1, count));
  });
}
