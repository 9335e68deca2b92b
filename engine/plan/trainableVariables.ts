import type * as tfjs from '@tensorflow/tfjs';

/** Weights as tfjs variables: tfjs does not say so in its types. */
export function variablesOf(weights: readonly unknown[]): tfjs.Variable[] {
  return (weights as readonly { readonly val: tfjs.Variable }[]).map(({ val }) => val);
}

/** The trainable weights of a model or a layer as tfjs variables. */
export function trainableVariables(owner: Pick<tfjs.layers.Layer, 'trainableWeights'>): tfjs.Variable[] {
  return variablesOf(owner.trainableWeights);
}
