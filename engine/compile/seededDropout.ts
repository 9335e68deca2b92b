import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../layers/layerCall';
import type { Random } from '../random/random';

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

/**
 * Makes every dropout of a layer draw its masks from the project's seeded stream, a new one at each step. (tfjs alone
 * offers either unrepeatable masks or, with a fixed seed, the same mask at every step.)
 */
export function seedDropout(tf: Tf, layer: tfjs.layers.Layer, random: Random): void {
  const draw = (x: tfjs.Tensor, rate: number): tfjs.Tensor =>
    tf.dropout(x, rate, undefined, random.integer(SEED_RANGE));
  for (const cell of cellsOf(layer)) if (cell.dropout || cell.recurrentDropout) cell.dropoutFunc = draw;
  if (layer.getClassName() === 'Dropout') {
    Object.defineProperty(layer, 'seed', { get: () => random.integer(SEED_RANGE), configurable: true });
    const getConfig = layer.getConfig.bind(layer);
    layer.getConfig = () => ({ ...getConfig(), seed: null });
  }
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
