/** Label and help of each training setting. */
export const SETTINGS = {
  optimizer: 'Optimizer: How the weights follow the gradient. Adam is a good start for recurrent layers.',
  learningRate:
    'Learning rate: Size of each step. Too large, and the loss jumps or grows; too small, and training is slow.',
  beta1: 'Beta 1: How slowly the average of the gradients forgets.',
  beta2: 'Beta 2: How slowly the average of their squares forgets.',
  weightDecay: 'Weight decay: How strongly weights shrink at each step, times the learning rate.',
  rho: 'Rho: How slowly RMSprop forgets the squares of earlier gradients.',
  initialAccumulator:
    'Initial accumulator: What the sum of squared gradients begins with: the larger, the smaller the first steps.',
  adadeltaRho: 'Rho: How slowly Adadelta forgets the squares of earlier gradients and steps.',
  momentum: 'Momentum: Share of the last step that is carried into the next one.',
  schedule: 'Learning rate schedule: How the learning rate changes during training.',
  stepEpochs: 'Step epochs: Epochs from one step down of the learning rate to the next.',
  stepFactor: 'Step factor: What the learning rate is multiplied by at each step down.',
  cosineFloor: 'Cosine floor: The share of the learning rate that is left at the end.',
  plateauPatience: 'Plateau patience: Epochs without a better validation loss after which the learning rate falls.',
  plateauFactor: 'Plateau factor: What the learning rate is multiplied by each time.',
  warmupEpochs:
    'Warm-up epochs: Epochs over which the learning rate grows from almost nothing to its full size. 0 is off.',
  epochs: 'Epochs: How often the model sees the whole training part, at most.',
  batchSize: 'Batch size: Windows averaged for one step. A larger batch makes an epoch faster and takes fewer steps.',
  patience:
    'Patience: Epochs without a better validation loss after which training ends; the best weights are kept. 0 trains all epochs.',
  warmStart:
    'Start from the current weights: Continues from what the model has learned. Layers whose weights do not fit start from scratch.',
  shuffle: 'Shuffle: Visits the training windows in a new order each epoch. The order follows from the seed.',
  seed: 'Seed: Start of all randomness: the same seed, data and backend give the same run.',
  clipNorm: 'Clip norm: Largest norm of the whole gradient; prevents exploding gradients. 0 is off.',
  minDelta: 'Minimum improvement: The validation loss must fall by more than this to count as better.',
} as const;

/** The names of what can be chosen, by setting and value. */
export const SETTING_CHOICES = {
  optimizer: {
    adam: 'Adam',
    adamW: 'AdamW',
    nadam: 'Nadam',
    adamax: 'Adamax',
    rmsprop: 'RMSprop',
    adagrad: 'Adagrad',
    adadelta: 'Adadelta',
    sgd: 'SGD',
  },
  schedule: { constant: 'Constant', step: 'Step decay', cosine: 'Cosine decay', plateau: 'Reduce on plateau' },
} as const;
