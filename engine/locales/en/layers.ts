/** Name, help and documentation of each layer, a line each. */
export const LAYERS = {
  input: `Input
    Brings windows of the data into the model.
    A window is the last \`lookback\` steps of the chosen columns, transformed and scaled with figures taken from the training part only.`,
  target: `Target
    Says what the model predicts and how its error is measured.
    The prediction is compared with the next \`horizon\` steps of the target columns, in scaled units; results are shown in the data’s own units.`,
  lstm: `LSTM
    Remembers across steps through a gated cell.
    Three gates decide what the cell forgets, what it takes in and what it shows. Because the cell is carried on by addition, gradients survive many steps.`,
  gru: `GRU
    A lighter LSTM: two gates and no separate cell.
    The update gate blends the old state with a new candidate; the reset gate decides how much of the old state the candidate sees. It often learns as well as an LSTM with fewer parameters. With “Reset after” it sees the old state after its weights, which makes the layer the same as in Keras 3 and cuDNN.`,
  simpleRnn: `Simple RNN
    The plain recurrent layer: fast, but it forgets within tens of steps.
    Each state is a squashed mix of the input and the state before it. Gradients shrink or grow with every step back, which is the problem that LSTM and GRU were made to solve.`,
  bidirectional: `Bidirectional
    Reads the window forwards and backwards and merges both.
    The whole window is known when it is read, so a second layer may read it from its end. That never looks past the window, and so leaks nothing from the future.`,
  conv1d: `Conv1D
    Looks for learned patterns in a few neighboring timesteps.
    The same weights slide over the window, so a pattern is found wherever it stands. Causal layers with dilation rates of 1, 2, 4, … see far back with few weights. In front of a recurrent layer, with strides or pooling, it shortens long windows.`,
  pooling1d: `Pooling1D
    Shortens a sequence: the largest or the mean value of a few timesteps each.
    Behind a Conv1D it keeps what was found and forgets where exactly. Each feature is treated on its own; nothing is learned.`,
  globalPooling1d: `Global pooling
    Turns a sequence into one vector: the largest or the mean value of each feature over time.
    Asks whether something occurred in the window, or how much of it on average, and not when. It closes a stack of convolutions where a recurrent layer would return its last state.`,
  dense: `Dense
    Mixes all features of a step, or of a vector, with learned weights.
    On a sequence it is applied to each timestep alike. As the last layer it turns a state into the forecast.`,
  embedding: `Embedding
    Gives each category a learned vector.
    Categories that behave alike end up with similar vectors. It is a table that training fills: the code picks the row.`,
  attention: `Attention
    Lets each step of one sequence look at all steps of another and take what is alike.
    The output has one step for each step of the query: a mean of the value’s steps, weighted by how alike both are. Connect one sequence to both inputs for self-attention.`,
  activation: `Activation
    Applies an activation to each value.
    For a place where no layer has an activation of its own: behind a normalization or a merge, say.`,
  dropout: `Dropout
    Zeroes a random share of the values while training, against overfitting.
    Without its share of values the layer behind must not rely on any single one. While predicting it does nothing.`,
  batchNormalization: `Batch normalization
    Keeps each feature at one scale over the batch, which lets deeper models train faster.
    In training, mean and variance are those of the batch, over its windows and timesteps, and their moving averages follow; in prediction the moving averages take their place. The prediction for a window therefore does not depend on the windows beside it.`,
  layerNormalization: `Layer normalization
    Keeps the features of each timestep at one scale, which steadies training.
    Mean and variance are those of the last axis alone, so they do not depend on other samples or timesteps, and it does the same in training and prediction.`,
  flatten: `Flatten
    Lays all timesteps out as one long vector.
    Lets a Dense layer see every timestep at once. The order is kept: step by step, feature by feature.`,
  repeatVector: `Repeat vector
    Makes a sequence by giving the same vector at every timestep.
    Between an encoder and a decoder: the encoder sums up the window in one vector, the decoder unrolls it into a sequence of another length.`,
  concatenate: `Concatenate
    Joins two or more branches into one.
    Wires are joined in the order in which they were drawn. All axes but the joined one must be equal.`,
  merge: `Merge
    Adds branches of one shape up, or joins them value by value in another way.
    Adding a layer’s input to its output makes a residual connection, through which gradients pass unchanged: deep stacks learn more easily. All inputs must have the same shape.`,
  masking: `Masking
    Lets recurrent layers skip timesteps without content.
    For sequences of unequal lengths that were filled up to one length. A recurrent layer carries its state past a masked step and repeats its output. The value is looked for in what the layer receives, which is scaled as the data is.`,
  placeholder: `Placeholder
    Stands for a layer of a model from elsewhere that Seqloom does not have.
    It computes nothing. The model runs once layers of Seqloom stand in its place.`,
} as const;

/** Label and help of each parameter: of one layer alone under `<layer>.<parameter>`, what several share under its name. */
export const PARAMS = {
  units: 'Units: Size of the hidden state.',
  output: 'Output: The last state summarizes the window; the whole sequence feeds another recurrent layer.',
  dropout: 'Dropout: Share of the inputs set to zero while training.',
  recurrentDropout: 'Recurrent dropout: Share of the state set to zero on its way to the next step while training.',
  activation: 'Activation: Squashes the candidate state and the output.',
  useBias: 'Bias: Adds a learned constant to each gate.',
  goBackwards: 'Go backwards: Reads the window from its end to its start.',
  recurrentActivation:
    'Recurrent activation: Opens and closes the gates. Hard sigmoid is 0.2·x + 0.5 within 0…1, that of Keras 3 is x/6 + 0.5.',
  mode: 'Mode: Max keeps the strongest value, average the mean.',

  'input.form': 'Form: Numbers feed recurrent layers directly; codes of a category column feed an Embedding.',
  'input.columns': 'Columns: The features that this Input reads. None chosen stands for all number features.',
  'target.columns': 'Columns: The targets that this node predicts. None chosen stands for all.',
  'target.loss':
    'Loss: What training minimizes. Huber is the squared error for small misses and the absolute one for large.',
  'target.huberDelta':
    'Delta: The size of a miss, in scaled units, from which on Huber counts it as it is and no longer squared.',
  'target.quantile':
    'Quantile: The share of all cases in which the truth shall lie below the forecast; 0.5 is the median.',
  'target.classWeights':
    'Class weights: Balanced lets every class count alike, however rare it is: the fewer samples a class has, the more each of them counts.',
  'lstm.unitForgetBias':
    'Forget bias of 1: Starts with the forget gate open, so that the cell remembers from the first epoch on.',
  'gru.resetAfter':
    'Reset after: Applies the reset gate after the recurrent product, with a second bias: the form of Keras 3 and cuDNN.',
  'bidirectional.resetAfter':
    'Reset after: For GRU: applies the reset gate after the recurrent product, with a second bias, as Keras 3 and cuDNN do.',
  'bidirectional.cell': 'Cell: The recurrent layer that runs in each direction.',
  'bidirectional.merge': 'Merge mode: How the outputs of both directions become one.',
  'conv1d.activation': 'Activation: Applied to each output.',
  'conv1d.useBias': 'Bias: Adds a learned constant to each output.',
  'conv1d.filters': 'Filters: Number of patterns.',
  'conv1d.kernelSize': 'Kernel size: Number of timesteps that a pattern spans.',
  'conv1d.strides': 'Strides: How many timesteps lie between one look and the next; above 1 the sequence gets shorter.',
  'conv1d.padding':
    'Padding: Causal looks only backwards, same looks both ways, both keep the length; valid stays inside the sequence.',
  'conv1d.dilationRate': 'Dilation rate: Distance between the timesteps that a pattern spans; 1 takes neighbors.',
  'pooling1d.strides': 'Strides: How many timesteps lie between one pool and the next.',
  'pooling1d.padding': 'Padding: Valid leaves out an incomplete pool at the end; same keeps it.',
  'pooling1d.poolSize': 'Pool size: Number of timesteps that become one.',
  'dense.units': 'Units: Number of outputs.',
  'dense.activation':
    'Activation: Applied to each output. Linear for amounts, sigmoid for yes or no, softmax for one of many classes.',
  'dense.useBias': 'Bias: Adds a learned constant to each output.',
  'embedding.vocabulary': 'Vocabulary: Number of codes, the one for unseen texts included.',
  'embedding.dimensions': 'Dimensions: Length of each vector.',
  'embedding.maskZero':
    'Mask zero: Lets recurrent layers pass over the timesteps with code 0, the one for unseen texts.',
  'attention.useScale': 'Learned scale: Multiplies the likeness by a learned number before the softmax.',
  'activation.activation': 'Activation: Softmax acts on the features together, all others on each value.',
  'dropout.rate': 'Rate: Share of the values set to zero; the rest is scaled up so that the mean stays.',
  'batchNormalization.momentum':
    'Momentum: How much of the moving mean and variance is kept at each training step; less follows the data faster.',
  'batchNormalization.epsilon': 'Epsilon: Added to the variance, against division by zero.',
  'batchNormalization.center': 'Center: Adds a learned shift to each feature.',
  'batchNormalization.scale': 'Scale: Multiplies each feature by a learned factor.',
  'layerNormalization.epsilon': 'Epsilon: Added to the variance, against a division by zero.',
  'repeatVector.times': 'Times: Length of the sequence.',
  'concatenate.axis': 'Along: Features stand side by side; time puts one sequence after the other.',
  'merge.mode': 'Mode: How the values at one place become one.',
  'masking.maskValue': 'Mask value: A timestep whose features all have this value is passed over.',
  'placeholder.layer': 'Layer: Its class in the file.',
  'placeholder.option': 'Option: What of it Seqloom does not have.',
  'placeholder.place': 'Place: Where it stands in the file.',
  'placeholder.reason': 'Reason: Why Seqloom did not take it over.',
} as const;

/** The names of what can be chosen, by parameter and value. */
export const LAYER_CHOICES = {
  form: { numbers: 'Numbers', codes: 'Codes of one column' },
  loss: {
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
  classWeights: { none: 'None', balanced: 'Balanced' },
  output: { last: 'Last state', sequences: 'Whole sequence' },
  activation: { tanh: 'tanh', relu: 'ReLU', linear: 'Linear', sigmoid: 'Sigmoid', softmax: 'Softmax' },
  recurrentActivation: { sigmoid: 'Sigmoid', hardSigmoid: 'Hard sigmoid', hardSigmoid3: 'Hard sigmoid (Keras 3)' },
  cell: { lstm: 'LSTM', gru: 'GRU', simpleRnn: 'Simple RNN' },
  merge: { concat: 'Concatenate', sum: 'Sum', mul: 'Multiply', ave: 'Average' },
  padding: { causal: 'Causal', same: 'Same', valid: 'Valid' },
  mode: { max: 'Max', average: 'Average', add: 'Add', multiply: 'Multiply', maximum: 'Maximum', minimum: 'Minimum' },
  axis: { features: 'Features', time: 'Time' },
} as const;
