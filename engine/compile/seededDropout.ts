import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from '../layers/layerCall';
import type { Random } from '../random/random';

interface DropoutParts {
  cell?: DropoutParts;
  forwardLayer?: DropoutParts;
  backwardLayer?: DropoutParts;
  dropout?: number;
  recurrentDropout?: number;
  dropoutFunc?: (x: tfjs.Tensor, rate: number) => tfjs.Tensor;
}

const SEED_RANGE = 2 ** 31;

/**
 * Makes every dropout of a layer draw its masks from the project's seeded stream, a new one at each step. (tfjs alone
 * offers either unrepeatable masks or, with a fixed seed, the same mask at every step.)
 */
export function seedDropout(tf: Tf, layer: tfjs.layers.Layer, random: Random): void {
  const draw = (x: tfjs.Tensor, rate: number): tfjs.Tensor => tf.dropout(x, rate, undefined, random.integer(SEED_RANGE));
  const parts = layer as unknown as DropoutParts;
  for (const cell of [parts.cell, parts.forwardLayer?.cell, parts.backwardLayer?.cell]) {
    if (cell && (cell.dropout || cell.recurrentDropout)) cell.dropoutFunc = draw;
  }
  if (layer.getClassName() === 'Dropout') {
    Object.defineProperty(layer, 'seed', { get: () => random.integer(SEED_RANGE), configurable: true });
    const getConfig = layer.getConfig.bind(layer);
    layer.getConfig = () => ({ ...getConfig(), seed: null });
  }
}
