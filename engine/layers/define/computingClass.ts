import type * as tfjs from '@tensorflow/tfjs';
import type { LayerClass } from '../../emit/tfjs/tfjsCall';
import type { Tf } from '../../tensors/tf';

/** What a layer makes of its first input. Called inside a tidy. */
type Compute = (x: tfjs.Tensor, layer: tfjs.layers.Layer, training: boolean) => tfjs.Tensor;

/** tfjs's class of a layer, whose layers compute otherwise. */
export function computingClass(tf: Tf, stock: tfjs.layers.Layer, compute: Compute): LayerClass {
  const Stock = stock.constructor as LayerClass;
  return class extends Stock {
    override call(inputs: tfjs.Tensor | tfjs.Tensor[], kwargs?: Record<string, unknown>): tfjs.Tensor {
      const x = (Array.isArray(inputs) ? inputs[0] : inputs) as tfjs.Tensor;
      return tf.tidy(() => compute(x, this, kwargs?.training === true));
    }
  };
}
