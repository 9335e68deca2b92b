import type * as tfjs from '@tensorflow/tfjs';
import { sizeOfShape } from '../layers/define/weights';
import type { Random } from '../random/random';
import type { Tf } from '../tensors/tf';
import { drawWeight, isRandom } from './initializers';
import type { PlannedWeight } from './plannedWeights';

type AddWeight = (name: string, shape: number[], dtype: unknown, initializer: unknown, ...more: unknown[]) => unknown;

/** Whatever within a layer adds weights: itself, its cell, or the cells of both directions. */
interface WeightOwner {
  readonly name: string;
  addWeight: AddWeight;
  readonly cell?: WeightOwner;
  readonly forwardLayer?: WeightOwner;
  readonly backwardLayer?: WeightOwner;
}

/**
 * Makes a layer that is not built yet start from the weights that its definition states, drawn from the project's own seeded
 * stream: the same on every backend, and without tfjs's orthogonal initializer, whose QR runs as thousands of tensor
 * operations. What the initializers are called in the saved model stays standard. Without a stream, what would be drawn is
 * zero, for a model that is given its weights at once: drawing large orthogonal ones takes many seconds.
 */
export function seedWeights(
  tf: Tf,
  layer: tfjs.layers.Layer,
  weights: readonly PlannedWeight[],
  random: Random | null,
): void {
  const own = layer as unknown as WeightOwner;
  const both = [own.forwardLayer, own.backwardLayer].filter((part) => part !== undefined);
  if (both.length === 0) return seedOwner(own.cell ?? own, own.name, random);
  both.forEach((part, i) => {
    // Each direction draws from a stream of its own.
    const stream = random?.fork(i === 0 ? 'forward' : 'backward') ?? null;
    seedOwner(part.cell ?? part, `${own.name}/${part.name}`, stream);
  });

  function seedOwner(owner: WeightOwner, prefix: string, stream: Random | null): void {
    const add = owner.addWeight.bind(owner);
    owner.addWeight = (name, shape, dtype, _stock, ...more) => {
      const weight = weights.find((known) => known.name === `${prefix}/${name}`);
      if (weight?.shape.join() !== shape.join()) {
        throw new Error(`${prefix}/${name} of ${shape.join('×')} is not what the definition of its layer says`);
      }
      const apply = (): tfjs.Tensor => tf.tensor(valuesOf(weight, name, stream), shape, 'float32');
      return add(name, shape, dtype, { apply }, ...more);
    };
  }
}

function valuesOf(weight: PlannedWeight, name: string, stream: Random | null): Float32Array {
  if (stream === null && isRandom(weight.initializer)) return new Float32Array(sizeOfShape(weight.shape));
  // A stream for each kind of weight, by the name of its initializer in Keras.
  return drawWeight(weight, stream?.fork(`${name.replace(/_kernel$/, '')}Initializer`) ?? null);
}
