export type OptimizerName = 'adam' | 'rmsprop' | 'sgd';

/** How a model is trained. Plain data, saved with the project. */
export interface TrainingSettings {
  readonly optimizer: OptimizerName;
  readonly learningRate: number;
  /** Momentum of SGD; the others ignore it. */
  readonly momentum: number;
  readonly epochs: number;
  readonly batchSize: number;
  /** True to visit the training windows in a new seeded order each epoch. */
  readonly shuffle: boolean;
  readonly seed: number;
  /** Largest allowed norm of the whole gradient, or 0 for no clipping (Pascanu, Mikolov and Bengio 2013). */
  readonly clipNorm: number;
  /** Epochs without a better validation loss after which training ends, or 0 to train all epochs. */
  readonly patience: number;
  /** The validation loss must fall by more than this to count as better. */
  readonly minDelta: number;
  /** True to start from the weights that the project has, where they fit, instead of new ones. */
  readonly warmStart: boolean;
}

/** Whether two trainings are set alike in everything. */
export function sameSettings(a: TrainingSettings, b: TrainingSettings): boolean {
  return (Object.keys(a) as (keyof TrainingSettings)[]).every((name) => a[name] === b[name]);
}

export const DEFAULT_TRAINING: TrainingSettings = {
  optimizer: 'adam',
  learningRate: 0.001,
  momentum: 0.9,
  epochs: 20,
  batchSize: 64,
  shuffle: true,
  seed: 42,
  clipNorm: 1,
  patience: 5,
  minDelta: 0,
  warmStart: false,
};
