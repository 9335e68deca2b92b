import type * as tfjs from '@tensorflow/tfjs';
import type { LayerClass } from '../../emit/tfjs/tfjsCall';
import type { Tf } from '../../tensors/tf';
import { computingClass } from '../define/computingClass';
import { type SlidingWindow, stepsSeen, windowTaps } from '../define/slidingWindow';

/** The parts of tfjs's layers of pooling that the classes below read. */
interface PoolingParts {
  readonly poolSize: readonly number[];
  readonly strides: readonly number[];
  readonly padding: 'valid' | 'same';
}

type Pool = (x: tfjs.Tensor3D, window: SlidingWindow) => tfjs.Tensor;

/** Below everything that is pooled. */
const LOWEST = -3.4e38;

/**
 * tfjs's MaxPooling1D with a gradient that is right on every backend: wasm's own holds values that nobody wrote. Where two
 * timesteps are equally large, the gradient goes to the earlier.
 */
export function maxPoolingClass(tf: Tf): LayerClass {
  return poolingClass(tf, tf.layers.maxPooling1d({ poolSize: 1 }), (x, window) =>
    windowTaps(tf, x, window, LOWEST).reduce((most, tap) => tf.maximum(most, tap)),
  );
}

/**
 * tfjs's AveragePooling1D with a gradient that is right where a window reaches out of the sequence: its mean is that of the
 * timesteps within, and tfjs spreads the gradient as if it had them all.
 */
export function averagePoolingClass(tf: Tf): LayerClass {
  return poolingClass(tf, tf.layers.averagePooling1d({ poolSize: 1 }), (x, window) => {
    const sum = windowTaps(tf, x, window, 0).reduce((all, tap) => tf.add(all, tap));
    const seen = stepsSeen(window, x.shape[1]);
    return tf.mul(
      sum,
      tf.tensor(
        Float32Array.from(seen, (count) => 1 / count),
        [1, seen.length, 1],
      ),
    );
  });
}

function poolingClass(tf: Tf, stock: tfjs.layers.Layer, pool: Pool): LayerClass {
  return computingClass(tf, stock, (x, layer) => {
    const { poolSize, strides, padding } = layer as unknown as PoolingParts;
    return pool(x as tfjs.Tensor3D, { size: poolSize[0] ?? 1, stride: strides[0] ?? 1, dilation: 1, padding });
  });
}
