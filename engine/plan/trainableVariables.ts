import type * as tfjs from '@tensorflow/tfjs';

/** The trainable weights of a model or a layer as tfjs variables. */
export function trainableVariables(owner: Pick<tfjs.layers.Layer, 'trainableWeights'>): tfjs.Variable[] {
  return owner.trainableWeights.map((weight) => (weight as unknown as { val: tfjs.Variable }).val);
}
