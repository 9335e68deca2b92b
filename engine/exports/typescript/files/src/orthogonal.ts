import * as tf from '@tensorflow/tfjs';

/** Orthogonal first weights (Saxe et al. 2014), in place of TensorFlow.js's own, which take seconds for a hundred units. */
class Orthogonal extends tf.serialization.Serializable {
  static readonly className = 'Orthogonal';

  apply([rows = 1, columns = 1]: number[]): tf.Tensor {
    const vectors = tf.randomNormal<tf.Rank.R2>([Math.min(rows, columns), Math.max(rows, columns)]);
    const orthogonal = tf.tidy(() => tf.linalg.gramSchmidt(vectors) as tf.Tensor2D);
    return rows <= columns ? orthogonal : tf.transpose(orthogonal);
  }

  getConfig(): tf.serialization.ConfigDict {
    return {};
  }
}

tf.serialization.registerClass(Orthogonal);
