import type { LayerCall, LayerFactory } from '../../layers/layerCall';
import type { Dialect, SavedObject } from '../../emit/keras/dialects';
import { textArg } from '../../emit/keras/textArg';

/** A layer as a saved model describes it. */
export interface LayerConfig {
  readonly className: string;
  readonly config: SavedObject;
}

type Args = LayerCall['args'];
type Write = (args: Args, dialect: Dialect) => LayerConfig;

const glorot = (to: Dialect): SavedObject => to.initializer('GlorotUniform', { seed: null });
const zeros = (to: Dialect): SavedObject => to.initializer('Zeros', {});
const ones = (to: Dialect): SavedObject => to.initializer('Ones', {});

/** Options that say “none”, for each of these. */
function none(kind: 'regularizer' | 'constraint', ...of: string[]): SavedObject {
  return Object.fromEntries(of.map((name) => [`${name}_${kind}`, null]));
}

/** What a layer with a kernel and a bias says of them. */
function kernelOptions(args: Args, to: Dialect): SavedObject {
  return {
    use_bias: args.useBias ?? true,
    kernel_initializer: glorot(to),
    bias_initializer: zeros(to),
    ...none('regularizer', 'kernel', 'bias', 'activity'),
    ...none('constraint', 'kernel', 'bias'),
  };
}

const base = (args: Args, to: Dialect): SavedObject => to.base(textArg({ args }, 'name'));
const activation = (args: Args, to: Dialect): unknown => to.activation(textArg({ args }, 'activation', 'linear'));

function recurrent(className: string, own: (args: Args, to: Dialect) => SavedObject): Write {
  return (args, to) => ({
    className,
    config: {
      ...base(args, to),
      return_sequences: args.returnSequences ?? false,
      return_state: args.returnState ?? false,
      go_backwards: args.goBackwards ?? false,
      stateful: false,
      unroll: false,
      units: args.units,
      activation: to.activation(textArg({ args }, 'activation', 'tanh')),
      use_bias: args.useBias ?? true,
      kernel_initializer: glorot(to),
      recurrent_initializer: to.initializer('Orthogonal', { gain: 1, seed: null }),
      bias_initializer: zeros(to),
      ...none('regularizer', 'kernel', 'recurrent', 'bias', 'activity'),
      ...none('constraint', 'kernel', 'recurrent', 'bias'),
      dropout: args.dropout ?? 0,
      recurrent_dropout: args.recurrentDropout ?? 0,
      ...own(args, to),
    },
  });
}

const gates = (args: Args, to: Dialect): unknown =>
  to.activation(textArg({ args }, 'recurrentActivation', 'hardSigmoid'));

/** A layer whose options are only those of the layer call, under Keras's names. */
function plain(className: string, own: (args: Args, to: Dialect) => SavedObject = () => ({})): Write {
  return (args, to) => ({ className, config: { ...base(args, to), ...own(args, to) } });
}

const pooling = (className: string): Write =>
  plain(className, (args) => ({
    pool_size: [args.poolSize ?? 2],
    strides: [args.strides ?? args.poolSize ?? 2],
    padding: args.padding ?? 'valid',
    data_format: 'channels_last',
  }));

const globalPooling = (className: string): Write => plain(className, () => ({ data_format: 'channels_last' }));

/** Each layer in Keras's words. Keras 3 and tf.js agree in the class names and, but for the dialect, in the options. */
const LAYER_CONFIGS = {
  lstm: recurrent('LSTM', (args, to) => ({
    recurrent_activation: gates(args, to),
    unit_forget_bias: args.unitForgetBias ?? false,
  })),
  gru: recurrent('GRU', (args, to) => ({
    recurrent_activation: gates(args, to),
    reset_after: args.resetAfter ?? false,
  })),
  simpleRNN: recurrent('SimpleRNN', () => ({})),
  bidirectional: (args, to) => ({
    className: 'Bidirectional',
    config: { ...base(args, to), merge_mode: args.mergeMode ?? 'concat', ...directions(args, to) },
  }),
  dense: plain('Dense', (args, to) => ({
    units: args.units,
    activation: activation(args, to),
    ...kernelOptions(args, to),
  })),
  dropout: plain('Dropout', (args) => ({ rate: args.rate, noise_shape: null, seed: null })),
  embedding: plain('Embedding', (args, to) => ({
    input_dim: args.inputDim,
    output_dim: args.outputDim,
    embeddings_initializer: to.initializer('RandomUniform', { minval: -0.05, maxval: 0.05, seed: null }),
    ...none('regularizer', 'embeddings', 'activity'),
    ...none('constraint', 'embeddings'),
    mask_zero: args.maskZero ?? false,
  })),
  flatten: plain('Flatten', () => ({ data_format: 'channels_last' })),
  concatenate: plain('Concatenate', (args) => ({ axis: args.axis ?? -1 })),
  conv1d: plain('Conv1D', (args, to) => ({
    filters: args.filters,
    kernel_size: [args.kernelSize],
    strides: [args.strides ?? 1],
    padding: args.padding ?? 'valid',
    data_format: 'channels_last',
    dilation_rate: [args.dilationRate ?? 1],
    activation: activation(args, to),
    ...kernelOptions(args, to),
  })),
  maxPooling1d: pooling('MaxPooling1D'),
  averagePooling1d: pooling('AveragePooling1D'),
  globalMaxPooling1d: globalPooling('GlobalMaxPooling1D'),
  globalAveragePooling1d: globalPooling('GlobalAveragePooling1D'),
  repeatVector: plain('RepeatVector', (args) => ({ n: args.n })),
  masking: plain('Masking', (args) => ({ mask_value: args.maskValue ?? 0 })),
  layerNormalization: plain('LayerNormalization', (args, to) => ({
    axis: to.name === 'keras' ? [-1] : -1,
    epsilon: args.epsilon ?? 0.001,
    center: true,
    scale: true,
    beta_initializer: zeros(to),
    gamma_initializer: ones(to),
    ...none('regularizer', 'beta', 'gamma'),
  })),
  activation: plain('Activation', (args, to) => ({ activation: activation(args, to) })),
  add: plain('Add'),
  multiply: plain('Multiply'),
  average: plain('Average'),
  maximum: plain('Maximum'),
  minimum: plain('Minimum'),
  attention: plain('Attention', (args) => ({ use_scale: args.useScale ?? false, score_mode: 'dot', dropout: 0 })),
} as const satisfies Record<LayerFactory, Write>;

/** The two directions of Bidirectional. tf.js makes the second from the first, as does Keras when it is not given. */
function directions(args: Args, to: Dialect): SavedObject {
  const { layer } = args;
  if (typeof layer !== 'object') return {};
  const { className, config } = layerConfig(layer, to);
  if (to.name === 'tfjs') return { layer: to.layer(className, config) };
  const direction = (prefix: string, goBackwards: boolean): SavedObject =>
    to.layer(className, { ...config, name: `${prefix}_${textArg(layer, 'name')}`, go_backwards: goBackwards });
  return { layer: direction('forward', false), backward_layer: direction('backward', true) };
}

/** The layer that a call makes, as a saved model of the dialect describes it. */
export function layerConfig({ factory, args }: LayerCall, dialect: Dialect): LayerConfig {
  return LAYER_CONFIGS[factory](args, dialect);
}
