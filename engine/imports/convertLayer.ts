import type { ParamValue } from '../graph/graph';
import { convertBidirectional, convertRecurrent, RECURRENT_CLASSES } from './convertRecurrent';
import type { ForeignLayer } from './foreignModel';
import { ForeignOptions, innerLayer, Unsupported } from './foreignOptions';

/** What a layer becomes: a node's type and parameters. */
export interface Converted {
  readonly type: string;
  readonly params: Readonly<Record<string, ParamValue>>;
  /** Options that count only in training, as they are shown. */
  readonly trainingOnly: readonly string[];
}

/** What a layer is read with. */
export interface ConvertContext {
  readonly kerasVersion: 2 | 3;
  /** Of each input, whether its first axis counts timesteps. */
  readonly inputsHaveTime: readonly boolean[];
}

type Params = Readonly<Record<string, ParamValue>>;
type Conversion = (options: ForeignOptions, context: ConvertContext) => readonly [type: string, params: Params];

const MERGES = { Add: 'add', Multiply: 'multiply', Average: 'average', Maximum: 'maximum', Minimum: 'minimum' };

const CONVERSIONS: Readonly<Record<string, Conversion>> = {
  Dense: (options, { kerasVersion }) => [
    'dense',
    {
      units: options.number('units'),
      activation: options.activation('activation', 'dense', 'activation', 'linear', kerasVersion),
      useBias: options.flag('use_bias', true),
    },
  ],
  Embedding: (options) => [
    'embedding',
    {
      vocabulary: options.number('input_dim'),
      dimensions: options.number('output_dim'),
      maskZero: options.flag('mask_zero', false),
    },
  ],
  Dropout: (options) => {
    options.noteTraining(['noise_shape']);
    return ['dropout', { rate: options.number('rate') }];
  },
  Flatten: (options) => {
    options.only('data_format', 'channels_last');
    return ['flatten', {}];
  },
  Concatenate: (options, context) => ['concatenate', { axis: concatenateAxis(options, context) }],
  Masking: (options) => ['masking', { maskValue: options.number('mask_value', 0) }],
  RepeatVector: (options) => ['repeatVector', { times: options.number('n') }],
  Conv1D: (options, { kerasVersion }) => {
    options.only('data_format', 'channels_last');
    options.only('groups', 1);
    return [
      'conv1d',
      {
        filters: options.number('filters'),
        kernelSize: options.number('kernel_size'),
        strides: options.number('strides', 1),
        padding: options.text('padding', 'valid'),
        dilationRate: options.number('dilation_rate', 1),
        activation: options.activation('activation', 'conv1d', 'activation', 'linear', kerasVersion),
        useBias: options.flag('use_bias', true),
      },
    ];
  },
  MaxPooling1D: (options) => pooling(options, 'max'),
  AveragePooling1D: (options) => pooling(options, 'average'),
  GlobalMaxPooling1D: (options) => globalPooling(options, 'max'),
  GlobalAveragePooling1D: (options) => globalPooling(options, 'average'),
  LayerNormalization: (options, context) => {
    options.only('center', true);
    options.only('scale', true);
    options.only('rms_scaling', false);
    const last = context.inputsHaveTime[0] === false ? 1 : 2;
    const axis = options.number('axis', -1);
    if (axis !== -1 && axis !== last) options.refuse('axis');
    return ['layerNormalization', { epsilon: options.number('epsilon', 0.001) }];
  },
  Activation: (options, { kerasVersion }) => [
    'activation',
    { activation: options.activation('activation', 'activation', 'activation', 'linear', kerasVersion) },
  ],
  ReLU: (options) => {
    options.only('negative_slope', 0);
    options.only('threshold', 0);
    options.only('max_value');
    return ['activation', { activation: 'relu' }];
  },
  Softmax: (options, { inputsHaveTime }) => {
    options.only('axis', -1, inputsHaveTime[0] === false ? 1 : 2);
    return ['activation', { activation: 'softmax' }];
  },
  Attention: (options) => {
    options.only('score_mode', 'dot');
    options.noteTraining(['dropout']);
    return ['attention', { useScale: options.flag('use_scale', false) }];
  },
  ...Object.fromEntries(
    Object.entries(MERGES).map(([className, mode]): [string, Conversion] => [className, () => ['merge', { mode }]]),
  ),
  ...Object.fromEntries(
    RECURRENT_CLASSES.map((className): [string, Conversion] => [
      className,
      (options, context) => convertRecurrent(className, options, context),
    ]),
  ),
  Bidirectional: convertBidirectional,
};

/** Layers that TimeDistributed wraps without a change: they treat every timestep alike already. */
const STEPWISE = new Set(['Dense', 'Activation', 'ReLU', 'Dropout']);

const TRAINING_OPTIONS = [
  'kernel_regularizer',
  'recurrent_regularizer',
  'bias_regularizer',
  'activity_regularizer',
  'embeddings_regularizer',
  'beta_regularizer',
  'gamma_regularizer',
  'kernel_constraint',
  'recurrent_constraint',
  'bias_constraint',
  'embeddings_constraint',
  'beta_constraint',
  'gamma_constraint',
];

/** Reads a layer as a node. Throws `Unsupported` for a class or an option that Seqloom does not have. */
export function convertLayer(layer: Pick<ForeignLayer, 'className' | 'config'>, context: ConvertContext): Converted {
  if (layer.className === 'TimeDistributed') return convertLayer(wrapped(layer.config), context);
  const convert = Object.hasOwn(CONVERSIONS, layer.className) ? CONVERSIONS[layer.className] : undefined;
  if (!convert) throw new Unsupported('unknown', '');
  const options = new ForeignOptions(layer.config);
  const [type, params] = convert(options, context);
  options.noteTraining(TRAINING_OPTIONS);
  if (options.value('trainable') === false) options.trainingOnly.push('trainable = false');
  return { type, params, trainingOnly: options.trainingOnly };
}

function wrapped(config: ForeignLayer['config']): Pick<ForeignLayer, 'className' | 'config'> {
  const inner = innerLayer(config);
  if (inner && STEPWISE.has(inner.className)) return inner;
  throw new Unsupported('option', `layer = ${inner?.className ?? '?'}`);
}

function concatenateAxis(options: ForeignOptions, { inputsHaveTime }: ConvertContext): string {
  const hasTime = inputsHaveTime[0] !== false;
  const axis = options.number('axis', -1);
  if (axis === -1 || axis === (hasTime ? 2 : 1)) return 'features';
  return hasTime && (axis === 1 || axis === -2) ? 'time' : options.refuse('axis');
}

function pooling(options: ForeignOptions, mode: string): readonly [string, Params] {
  options.only('data_format', 'channels_last');
  const poolSize = options.number('pool_size', 2);
  const strides = options.number('strides', poolSize);
  return ['pooling1d', { mode, poolSize, strides, padding: options.text('padding', 'valid') }];
}

function globalPooling(options: ForeignOptions, mode: string): readonly [string, Params] {
  options.only('data_format', 'channels_last');
  options.only('keepdims', false);
  return ['globalPooling1d', { mode }];
}
