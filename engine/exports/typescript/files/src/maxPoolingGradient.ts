import * as tf from '@tensorflow/tfjs';

// In WebAssembly TensorFlow.js leaves parts of the gradient of max pooling unwritten. Here it is put together from slices:
// each pool gives its gradient to its largest timestep, the earliest of several.
tf.unregisterGradient('MaxPool');
tf.registerGradient({
  kernelName: 'MaxPool',
  inputsToSave: ['x'],
  outputsToSave: [true],
  gradFunc: (dy, [x, y], attributes) => {
    const { filterSize, strides, pad } = attributes as unknown as {
      filterSize: readonly number[];
      strides: readonly number[];
      pad: string;
    };
    return { x: () => gradientOf(dy as tf.Tensor, x!, y!, filterSize[0]!, strides[0]!, pad === 'same') };
  },
});

function gradientOf(
  dy: tf.Tensor,
  x: tf.Tensor,
  y: tf.Tensor,
  size: number,
  stride: number,
  isPadded: boolean,
): tf.Tensor {
  const [batch = 0, length = 0, , features = 0] = x.shape;
  const count = y.shape[1]!;
  const before = isPadded ? Math.floor(Math.max(0, (count - 1) * stride + size - length) / 2) : 0;
  const reach = Math.max(before + length, count * stride + size - 1);
  const inTime = (before: number, after: number): [number, number][] => [
    [0, 0],
    [before, after],
    [0, 0],
  ];
  const sequence = tf.pad(x.reshape([batch, length, features]), inTime(before, reach - before - length), -3.4e38);
  const most = y.reshape([batch, count, features]);
  let left = dy.reshape([batch, count, features]);
  let sum: tf.Tensor = tf.zeros([batch, reach, features]);
  for (let k = 0; k < size; k++) {
    const steps = tf.slice(sequence, [0, k, 0], [batch, count * stride, features]);
    const firsts = tf.slice(steps.reshape([batch, count, stride * features]), [0, 0, 0], [batch, count, features]);
    const given = left.mul(firsts.equal(most).toFloat());
    left = left.sub(given);
    const spread = tf
      .pad(given, [
        [0, 0],
        [0, 0],
        [0, (stride - 1) * features],
      ])
      .reshape([batch, count * stride, features]);
    sum = sum.add(tf.pad(spread, inTime(k, reach - k - count * stride)));
  }
  return tf.slice(sum, [0, before, 0], [batch, length, features]).reshape(x.shape);
}
