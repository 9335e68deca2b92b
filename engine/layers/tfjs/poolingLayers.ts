import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../layerCall';
import type { LayerClass } from './ownLayers';
import { type SlidingWindow, stepsSeen, windowTaps } from './slidingWindows';

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

/**
 * tfjs's GlobalMaxPooling1D with the gradient of Keras and PyTorch where several timesteps are equally large, as those of one
 * code are: they share it, while tfjs gives each of them the whole.
 */
export function globalMaxPoolingClass(tf: Tf): LayerClass {
  const Stock = tf.layers.globalMaxPooling1d({}).constructor as LayerClass;
  return class extends Stock {
    override call(inputs: tfjs.Tensor | tfjs.Tensor[]): tfjs.Tensor {
      const input = (Array.isArray(inputs) ? inputs[0] : inputs) as tfjs.Tensor;
      const pooled = tf.customGrad((x, save) => {
        const most = tf.max(x as tfjs.Tensor, 1, true);
        const isMost = tf.cast(tf.equal(x as tfjs.Tensor, most), 'float32');
        (save as tfjs.GradSaveFunc)([tf.div(isMost, tf.sum(isMost, 1, true))]);
        return {
          value: tf.squeeze(most, [1]),
          gradFunc: (dy: tfjs.Tensor, [shares]: tfjs.Tensor[]) => tf.mul(tf.expandDims(dy, 1), shares as tfjs.Tensor),
        };
      });
      return tf.tidy(() => pooled(input));
    }
  };
}

function poolingClass(tf: Tf, stock: tfjs.layers.Layer, pool: Pool): LayerClass {
  const Stock = stock.constructor as LayerClass;
  return class extends Stock {
    override call(inputs: tfjs.Tensor | tfjs.Tensor[]): tfjs.Tensor {
      const x = (Array.isArray(inputs) ? inputs[0] : inputs) as tfjs.Tensor3D;
      const { poolSize, strides, padding } = this as unknown as PoolingParts;
      const window = { size: poolSize[0] ?? 1, stride: strides[0] ?? 1, dilation: 1, padding };
      return tf.tidy(() => pool(x, window));
    }
  };
}
