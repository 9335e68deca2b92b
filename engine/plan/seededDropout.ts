import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../tensors/tf';
import { createRandom, type Random, type RandomState } from '../random/random';

interface DropoutParts {
  cell?: DropoutParts;
  forwardLayer?: DropoutParts;
  backwardLayer?: DropoutParts;
  dropout?: number;
  recurrentDropout?: number;
  dropoutMask?: tfjs.Tensor | tfjs.Tensor[] | null;
  recurrentDropoutMask?: tfjs.Tensor | tfjs.Tensor[] | null;
  dropoutFunc?: (x: tfjs.Tensor, rate: number) => tfjs.Tensor;
}

/** The recurrent cells inside a layer: its own, or one for each direction. */
function cellsOf(layer: tfjs.layers.Layer): DropoutParts[] {
  const { cell, forwardLayer, backwardLayer } = layer as unknown as DropoutParts;
  return [cell, forwardLayer?.cell, backwardLayer?.cell].filter((part) => part !== undefined);
}

const SEED_RANGE = 2 ** 31;

/** A layer's seeded stream of dropout masks: the same masks in the same order, whoever computes with them. */
export class DropoutStream {
  constructor(private readonly random: Random) {}

  /** Fills `factors` with 0 (with probability `rate`) and 1 / (1 − rate). Each call draws a new mask. */
  fill(factors: Float32Array, rate: number): void {
    const own = createRandom(this.random.integer(SEED_RANGE));
    const kept = 1 / (1 - rate);
    for (let i = 0; i < factors.length; i++) factors[i] = own.next() < rate ? 0 : kept;
  }

  /** Where the stream stands between two masks. */
  state(): RandomState {
    return this.random.state();
  }

  /** Goes on from where a stream stood: the masks that follow are those that followed there. */
  restore(state: RandomState): void {
    this.random.restore(state);
  }

  /** Passes over masks that are drawn and not used. */
  skip(masks: number): void {
    for (let i = 0; i < masks; i++) this.random.integer(SEED_RANGE);
  }
}

/**
 * Makes every dropout of a layer draw its masks from the project's seeded stream, a new one at each step. (tfjs alone
 * offers either unrepeatable masks or, with a fixed seed, the same mask at every step.) Returns the layer's stream.
 */
export function seedDropout(tf: Tf, layer: tfjs.layers.Layer, random: Random): DropoutStream {
  const stream = new DropoutStream(random);
  const draw = (x: tfjs.Tensor, rate: number): tfjs.Tensor => {
    const factors = new Float32Array(x.size);
    stream.fill(factors, rate);
    return tf.mul(x, tf.tensor(factors, x.shape));
  };
  for (const cell of cellsOf(layer)) if (cell.dropout || cell.recurrentDropout) cell.dropoutFunc = draw;
  if (layer.getClassName() === 'Dropout') {
    const { rate } = layer.getConfig() as { rate: number };
    layer.call = (inputs, kwargs) =>
      tf.tidy(() => {
        const x = Array.isArray(inputs) ? (inputs[0] as tfjs.Tensor) : inputs;
        return kwargs.training === true && rate > 0 ? draw(x, rate) : x.clone();
      });
  }
  return stream;
}

/** Frees the masks that recurrent cells keep from their last training step until the next. Call when a model is disposed. */
export function releaseDropoutMasks(tf: Tf, layer: tfjs.layers.Layer): void {
  for (const cell of cellsOf(layer)) {
    for (const name of ['dropoutMask', 'recurrentDropoutMask'] as const) {
      const mask = cell[name];
      if (mask) tf.dispose(mask);
      cell[name] = null;
    }
  }
}
