/** Name and help of each training setting. */
export const SETTINGS = {
  optimizer: {
    label: 'Optimizer',
    help: 'How the weights follow the gradient. Adam is a good start for recurrent layers.',
    options: {
      adam: 'Adam',
      adamW: 'AdamW',
      nadam: 'Nadam',
      adamax: 'Adamax',
      rmsprop: 'RMSprop',
      adagrad: 'Adagrad',
      adadelta: 'Adadelta',
      sgd: 'SGD',
    },
  },
  learningRate: {
    label: 'Learning rate',
    help: 'Size of each step. Too large, and the loss jumps or grows; too small, and training is slow.',
  },
  beta1: { label: 'Beta 1', help: 'How slowly the average of the gradients forgets.' },
  beta2: { label: 'Beta 2', help: 'How slowly the average of their squares forgets.' },
  weightDecay: { label: 'Weight decay', help: 'How strongly weights shrink at each step, times the learning rate.' },
  rho: { label: 'Rho', help: 'How slowly RMSprop forgets the squares of earlier gradients.' },
  initialAccumulator: {
    label: 'Initial accumulator',
    help: 'What the sum of squared gradients begins with: the larger, the smaller the first steps.',
  },
  adadeltaRho: { label: 'Rho', help: 'How slowly Adadelta forgets the squares of earlier gradients and steps.' },
  momentum: { label: 'Momentum', help: 'Share of the last step that is carried into the next one.' },
  schedule: {
    label: 'Learning rate schedule',
    help: 'How the learning rate changes during training.',
    options: { constant: 'Constant', step: 'Step decay', cosine: 'Cosine decay', plateau: 'Reduce on plateau' },
  },
  stepEpochs: { label: 'Step epochs', help: 'Epochs from one step down of the learning rate to the next.' },
  stepFactor: { label: 'Step factor', help: 'What the learning rate is multiplied by at each step down.' },
  cosineFloor: { label: 'Cosine floor', help: 'The share of the learning rate that is left at the end.' },
  plateauPatience: {
    label: 'Plateau patience',
    help: 'Epochs without a better validation loss after which the learning rate falls.',
  },
  plateauFactor: { label: 'Plateau factor', help: 'What the learning rate is multiplied by each time.' },
  warmupEpochs: {
    label: 'Warm-up epochs',
    help: 'Epochs over which the learning rate grows from almost nothing to its full size. 0 is off.',
  },
  epochs: { label: 'Epochs', help: 'How often the model sees the whole training part, at most.' },
  batchSize: {
    label: 'Batch size',
    help: 'Windows averaged for one step. A larger batch makes an epoch faster and takes fewer steps.',
  },
  patience: {
    label: 'Patience',
    help: 'Epochs without a better validation loss after which training ends; the best weights are kept. 0 trains all epochs.',
  },
  warmStart: {
    label: 'Start from the current weights',
    help: 'Continues from what the model has learned. Layers whose weights do not fit start from scratch.',
  },
  shuffle: {
    label: 'Shuffle',
    help: 'Visits the training windows in a new order each epoch. The order follows from the seed.',
  },
  seed: { label: 'Seed', help: 'Start of all randomness: the same seed, data and backend give the same run.' },
  clipNorm: { label: 'Clip norm', help: 'Largest norm of the whole gradient; prevents exploding gradients. 0 is off.' },
  minDelta: {
    label: 'Minimum improvement',
    help: 'The validation loss must fall by more than this to count as better.',
  },
} as const;
