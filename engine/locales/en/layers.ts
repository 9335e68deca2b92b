const UNITS = { label: 'Units', help: 'Size of the hidden state.' } as const;
const OUTPUT = {
  label: 'Output',
  help: 'The last state summarizes the window; the whole sequence feeds another recurrent layer.',
  options: { last: 'Last state', sequences: 'Whole sequence' },
} as const;
const DROPOUT = { label: 'Dropout', help: 'Share of the inputs set to zero while training.' } as const;
const RECURRENT_DROPOUT = {
  label: 'Recurrent dropout',
  help: 'Share of the state set to zero on its way to the next step while training.',
} as const;
const ACTIVATION = {
  label: 'Activation',
  help: 'Squashes the candidate state and the output.',
  options: { tanh: 'tanh', relu: 'ReLU', linear: 'Linear' },
} as const;
const USE_BIAS = { label: 'Bias', help: 'Adds a learned constant to each gate.' } as const;
const GO_BACKWARDS = { label: 'Go backwards', help: 'Reads the window from its end to its start.' } as const;
const RECURRENT_ACTIVATION = {
  label: 'Recurrent activation',
  help: 'Opens and closes the gates. Hard sigmoid is 0.2·x + 0.5 within 0…1, that of Keras 3 is x/6 + 0.5.',
  options: { sigmoid: 'Sigmoid', hardSigmoid: 'Hard sigmoid', hardSigmoid3: 'Hard sigmoid (Keras 3)' },
} as const;
const USE_BIAS_2 = { label: 'Bias', help: 'Adds a learned constant to each output.' } as const;
const MODE = {
  label: 'Mode',
  help: 'Max keeps the strongest value, average the mean.',
  options: { max: 'Max', average: 'Average' },
} as const;

/** Name, help and documentation of each layer, and of its parameters. */
export const LAYERS = {
  input: {
    label: 'Input',
    help: 'Brings windows of the data into the model.',
    text: 'A window is the last `lookback` steps of the chosen columns, transformed and scaled with figures taken from the training part only.',
    params: {
      form: {
        label: 'Form',
        help: 'Numbers feed recurrent layers directly; codes of a category column feed an Embedding.',
        options: { numbers: 'Numbers', codes: 'Codes of one column' },
      },
      columns: {
        label: 'Columns',
        help: 'The features that this Input reads. None chosen stands for all number features.',
      },
    },
  },
  target: {
    label: 'Target',
    help: 'Says what the model predicts and how its error is measured.',
    text: 'The prediction is compared with the next `horizon` steps of the target columns, in scaled units; results are shown in the data’s own units.',
    params: {
      loss: {
        label: 'Loss',
        help: 'What training minimizes. Huber is the squared error for small misses and the absolute one for large.',
        options: {
          meanSquaredError: 'Mean squared error',
          meanAbsoluteError: 'Mean absolute error',
          huber: 'Huber',
          binaryCrossentropy: 'Binary cross-entropy',
          categoricalCrossentropy: 'Categorical cross-entropy',
          logCosh: 'Log-cosh',
          meanAbsolutePercentageError: 'Mean absolute percentage error',
          quantile: 'Quantile',
          sparseCategoricalCrossentropy: 'Sparse categorical cross-entropy',
        },
      },
      huberDelta: {
        label: 'Delta',
        help: 'The size of a miss, in scaled units, from which on Huber counts it as it is and no longer squared.',
      },
      quantile: {
        label: 'Quantile',
        help: 'The share of all cases in which the truth shall lie below the forecast; 0.5 is the median.',
      },
      classWeights: {
        label: 'Class weights',
        help: 'Balanced lets every class count alike, however rare it is: the fewer samples a class has, the more each of them counts.',
        options: { none: 'None', balanced: 'Balanced' },
      },
      columns: { label: 'Columns', help: 'The targets that this node predicts. None chosen stands for all.' },
    },
  },
  lstm: {
    label: 'LSTM',
    help: 'Remembers across steps through a gated cell.',
    text: 'Three gates decide what the cell forgets, what it takes in and what it shows. Because the cell is carried on by addition, gradients survive many steps.',
    params: {
      units: UNITS,
      output: OUTPUT,
      dropout: DROPOUT,
      recurrentDropout: RECURRENT_DROPOUT,
      unitForgetBias: {
        label: 'Forget bias of 1',
        help: 'Starts with the forget gate open, so that the cell remembers from the first epoch on.',
      },
      activation: ACTIVATION,
      useBias: USE_BIAS,
      goBackwards: GO_BACKWARDS,
      recurrentActivation: RECURRENT_ACTIVATION,
    },
  },
  gru: {
    label: 'GRU',
    help: 'A lighter LSTM: two gates and no separate cell.',
    text: 'The update gate blends the old state with a new candidate; the reset gate decides how much of the old state the candidate sees. It often learns as well as an LSTM with fewer parameters. With “Reset after” it sees the old state after its weights, which makes the layer the same as in Keras 3 and cuDNN.',
    params: {
      units: UNITS,
      output: OUTPUT,
      dropout: DROPOUT,
      recurrentDropout: RECURRENT_DROPOUT,
      activation: ACTIVATION,
      useBias: USE_BIAS,
      goBackwards: GO_BACKWARDS,
      recurrentActivation: RECURRENT_ACTIVATION,
      resetAfter: {
        label: 'Reset after',
        help: 'Applies the reset gate after the recurrent product, with a second bias: the form of Keras 3 and cuDNN.',
      },
    },
  },
  simpleRnn: {
    label: 'Simple RNN',
    help: 'The plain recurrent layer: fast, but it forgets within tens of steps.',
    text: 'Each state is a squashed mix of the input and the state before it. Gradients shrink or grow with every step back, which is the problem that LSTM and GRU were made to solve.',
    params: {
      units: UNITS,
      output: OUTPUT,
      dropout: DROPOUT,
      recurrentDropout: RECURRENT_DROPOUT,
      activation: ACTIVATION,
      useBias: USE_BIAS,
      goBackwards: GO_BACKWARDS,
    },
  },
  bidirectional: {
    label: 'Bidirectional',
    help: 'Reads the window forwards and backwards and merges both.',
    text: 'The whole window is known when it is read, so a second layer may read it from its end. That never looks past the window, and so leaks nothing from the future.',
    params: {
      cell: {
        label: 'Cell',
        help: 'The recurrent layer that runs in each direction.',
        options: { lstm: 'LSTM', gru: 'GRU', simpleRnn: 'Simple RNN' },
      },
      units: UNITS,
      output: OUTPUT,
      dropout: DROPOUT,
      recurrentDropout: RECURRENT_DROPOUT,
      resetAfter: {
        label: 'Reset after',
        help: 'For GRU: applies the reset gate after the recurrent product, with a second bias, as Keras 3 and cuDNN do.',
      },
      merge: {
        label: 'Merge mode',
        help: 'How the outputs of both directions become one.',
        options: { concat: 'Concatenate', sum: 'Sum', mul: 'Multiply', ave: 'Average' },
      },
    },
  },
  conv1d: {
    label: 'Conv1D',
    help: 'Looks for learned patterns in a few neighbouring timesteps.',
    text: 'The same weights slide over the window, so a pattern is found wherever it stands. Causal layers with dilation rates of 1, 2, 4, … see far back with few weights. In front of a recurrent layer, with strides or pooling, it shortens long windows.',
    params: {
      filters: { label: 'Filters', help: 'Number of patterns.' },
      kernelSize: { label: 'Kernel size', help: 'Number of timesteps that a pattern spans.' },
      strides: {
        label: 'Strides',
        help: 'How many timesteps lie between one look and the next; above 1 the sequence gets shorter.',
      },
      padding: {
        label: 'Padding',
        help: 'Causal looks only backwards, same looks both ways, both keep the length; valid stays inside the sequence.',
        options: { causal: 'Causal', same: 'Same', valid: 'Valid' },
      },
      activation: {
        label: 'Activation',
        help: 'Applied to each output.',
        options: { linear: 'Linear', relu: 'ReLU', tanh: 'tanh', sigmoid: 'Sigmoid' },
      },
      dilationRate: {
        label: 'Dilation rate',
        help: 'Distance between the timesteps that a pattern spans; 1 takes neighbours.',
      },
      useBias: USE_BIAS_2,
    },
  },
  pooling1d: {
    label: 'Pooling1D',
    help: 'Shortens a sequence: the largest or the mean value of a few timesteps each.',
    text: 'Behind a Conv1D it keeps what was found and forgets where exactly. Each feature is treated on its own; nothing is learned.',
    params: {
      mode: MODE,
      poolSize: { label: 'Pool size', help: 'Number of timesteps that become one.' },
      strides: { label: 'Strides', help: 'How many timesteps lie between one pool and the next.' },
      padding: {
        label: 'Padding',
        help: 'Valid leaves out an incomplete pool at the end; same keeps it.',
        options: { valid: 'Valid', same: 'Same' },
      },
    },
  },
  globalPooling1d: {
    label: 'Global pooling',
    help: 'Turns a sequence into one vector: the largest or the mean value of each feature over time.',
    text: 'Asks whether something occurred in the window, or how much of it on average, and not when. It closes a stack of convolutions where a recurrent layer would return its last state.',
    params: {
      mode: MODE,
    },
  },
  dense: {
    label: 'Dense',
    help: 'Mixes all features of a step, or of a vector, with learned weights.',
    text: 'On a sequence it is applied to each timestep alike. As the last layer it turns a state into the forecast.',
    params: {
      units: { label: 'Units', help: 'Number of outputs.' },
      activation: {
        label: 'Activation',
        help: 'Applied to each output. Linear for amounts, sigmoid for yes or no, softmax for one of many classes.',
        options: { linear: 'Linear', relu: 'ReLU', tanh: 'tanh', sigmoid: 'Sigmoid', softmax: 'Softmax' },
      },
      useBias: USE_BIAS_2,
    },
  },
  embedding: {
    label: 'Embedding',
    help: 'Gives each category a learned vector.',
    text: 'Categories that behave alike end up with similar vectors. It is a table that training fills: the code picks the row.',
    params: {
      vocabulary: { label: 'Vocabulary', help: 'Number of codes, the one for unseen texts included.' },
      dimensions: { label: 'Dimensions', help: 'Length of each vector.' },
      maskZero: {
        label: 'Mask zero',
        help: 'Lets recurrent layers pass over the timesteps with code 0, the one for unseen texts.',
      },
    },
  },
  attention: {
    label: 'Attention',
    help: 'Lets each step of one sequence look at all steps of another and take what is alike.',
    text: 'The output has one step for each step of the query: a mean of the value’s steps, weighted by how alike both are. Connect one sequence to both inputs for self-attention.',
    params: {
      useScale: { label: 'Learnt scale', help: 'Multiplies the likeness by a learned number before the softmax.' },
    },
  },
  activation: {
    label: 'Activation',
    help: 'Applies an activation to each value.',
    text: 'For a place where no layer has an activation of its own: behind a normalization or a merge, say.',
    params: {
      activation: {
        label: 'Activation',
        help: 'Softmax acts on the features together, all others on each value.',
        options: { relu: 'ReLU', tanh: 'tanh', sigmoid: 'Sigmoid', softmax: 'Softmax', linear: 'Linear' },
      },
    },
  },
  dropout: {
    label: 'Dropout',
    help: 'Zeroes a random share of the values while training, against overfitting.',
    text: 'Without its share of values the layer behind must not rely on any single one. While predicting it does nothing.',
    params: {
      rate: { label: 'Rate', help: 'Share of the values set to zero; the rest is scaled up so that the mean stays.' },
    },
  },
  batchNormalization: {
    label: 'Batch normalization',
    help: 'Keeps each feature at one scale over the batch, which lets deeper models train faster.',
    text: 'In training, mean and variance are those of the batch, over its windows and timesteps, and their moving averages follow; in prediction the moving averages take their place. The prediction for a window therefore does not depend on the windows beside it.',
    params: {
      momentum: {
        label: 'Momentum',
        help: 'How much of the moving mean and variance is kept at each training step; less follows the data faster.',
      },
      epsilon: { label: 'Epsilon', help: 'Added to the variance, against division by zero.' },
      center: { label: 'Center', help: 'Adds a learned shift to each feature.' },
      scale: { label: 'Scale', help: 'Multiplies each feature by a learned factor.' },
    },
  },
  layerNormalization: {
    label: 'Layer normalization',
    help: 'Keeps the features of each timestep at one scale, which steadies training.',
    text: 'Mean and variance are those of the last axis alone, so they do not depend on other samples or timesteps, and it does the same in training and prediction.',
    params: {
      epsilon: { label: 'Epsilon', help: 'Added to the variance, against a division by zero.' },
    },
  },
  flatten: {
    label: 'Flatten',
    help: 'Lays all timesteps out as one long vector.',
    text: 'Lets a Dense layer see every timestep at once. The order is kept: step by step, feature by feature.',
    params: {},
  },
  repeatVector: {
    label: 'Repeat vector',
    help: 'Makes a sequence by giving the same vector at every timestep.',
    text: 'Between an encoder and a decoder: the encoder sums up the window in one vector, the decoder unrolls it into a sequence of another length.',
    params: {
      times: { label: 'Times', help: 'Length of the sequence.' },
    },
  },
  concatenate: {
    label: 'Concatenate',
    help: 'Joins two or more branches into one.',
    text: 'Wires are joined in the order in which they were drawn. All axes but the joined one must be equal.',
    params: {
      axis: {
        label: 'Along',
        help: 'Features stand side by side; time puts one sequence after the other.',
        options: { features: 'Features', time: 'Time' },
      },
    },
  },
  merge: {
    label: 'Merge',
    help: 'Adds branches of one shape up, or joins them value by value in another way.',
    text: 'Adding a layer’s input to its output makes a residual connection, through which gradients pass unchanged: deep stacks learn more easily. All inputs must have the same shape.',
    params: {
      mode: {
        label: 'Mode',
        help: 'How the values at one place become one.',
        options: { add: 'Add', multiply: 'Multiply', average: 'Average', maximum: 'Maximum', minimum: 'Minimum' },
      },
    },
  },
  masking: {
    label: 'Masking',
    help: 'Lets recurrent layers skip timesteps without content.',
    text: 'For sequences of unequal lengths that were filled up to one length. A recurrent layer carries its state past a masked step and repeats its output. The value is looked for in what the layer receives, which is scaled as the data is.',
    params: {
      maskValue: { label: 'Mask value', help: 'A timestep whose features all have this value is passed over.' },
    },
  },
  placeholder: {
    label: 'Placeholder',
    help: 'Stands for a layer of a model from elsewhere that Seqloom does not have.',
    text: 'It computes nothing. The model runs once layers of Seqloom stand in its place.',
    params: {
      layer: { label: 'Layer', help: 'Its class in the file.' },
      option: { label: 'Option', help: 'What of it Seqloom does not have.' },
      place: { label: 'Place', help: 'Where it stands in the file.' },
      reason: { label: 'Reason', help: 'Why Seqloom did not take it over.' },
    },
  },
} as const;
