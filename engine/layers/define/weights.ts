import type { LayerStep } from './layerStep';

/**
 * What a weight starts as: kernels uniform after Glorot and Bengio (2010), recurrent ones orthogonal (Saxe, McClelland and
 * Ganguli 2014), embeddings uniform within ±0.05; the bias of an LSTM with its forget gates open holds ones for these.
 */
export type InitializerName = 'zeros' | 'ones' | 'glorotUniform' | 'orthogonal' | 'smallUniform' | 'openForgetGates';

/**
 * A weight of a layer. All that is known of weights is derived from these: counts of parameters, first values, the checks of
 * imports, checkpoints, and their names in every file.
 */
export interface WeightDefinition {
  /** Behind the layer's own name, such as `kernel`: as tfjs calls it. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly initializer: InitializerName;
  /** What it is in any layer that can take this one's place; unless stated, what its name says. */
  readonly part?: string;
  /** False for what training moves along but no gradient does, such as the statistics of a normalization. */
  readonly trainable?: false;
}

export const sizeOfShape = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);

/** A layer as far as its weights depend on it. */
export type WeightOwner<Params> = Pick<LayerStep<Params>, 'name' | 'params' | 'inputSpecs'>;

/** A kernel and, where it is used, a bias as long as the kernel's last axis. */
export function kernelWeights(shape: readonly number[], useBias: boolean): readonly WeightDefinition[] {
  return [
    { name: 'kernel', shape, initializer: 'glorotUniform' },
    ...(useBias ? [{ name: 'bias', shape: shape.slice(-1), initializer: 'zeros' } as const] : []),
  ];
}
