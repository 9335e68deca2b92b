import type { LayerArg, LayerCall, LayerFactory } from '../../layers/layerCall';
import { KERAS2_HARD_SIGMOID, toSnakeCase } from '../../emit/keras/activationNames';
import { type Bracketed, pythonString } from '../../emit/python/pythonText';

/** The function that stands for Keras 2's hard sigmoid in the generated code; it is registered under its file name. */
export const HARD_SIGMOID_FUNCTION = KERAS2_HARD_SIGMOID.split('>')[1] ?? '';
/** The package under which that function is registered. */
export const HARD_SIGMOID_PACKAGE = KERAS2_HARD_SIGMOID.split('>')[0] ?? '';

/** A layer class of Keras 3, and what is written of a call. */
interface KerasLayer {
  readonly className: string;
  /** Arguments written without their names, in this order. */
  readonly positional: readonly string[];
  /** What Keras 3 takes where an argument is not written; those are left out. */
  readonly defaults: Readonly<Record<string, LayerArg>>;
  /** What tfjs takes where the call says nothing, and Keras does not. */
  readonly tfjsDefaults?: Readonly<Record<string, LayerArg>>;
}

const plain = (className: string, ...positional: string[]): KerasLayer => ({ className, positional, defaults: {} });

const RECURRENT = {
  activation: 'tanh',
  useBias: true,
  dropout: 0,
  recurrentDropout: 0,
  returnSequences: false,
  returnState: false,
  goBackwards: false,
} as const;
const GATES = { recurrentActivation: 'sigmoid' } as const;

/** Every layer in Keras's words. `satisfies` demands an entry for each. */
const KERAS_LAYERS = {
  lstm: {
    className: 'LSTM',
    positional: ['units'],
    defaults: { ...RECURRENT, ...GATES, unitForgetBias: true },
    tfjsDefaults: { unitForgetBias: false },
  },
  gru: {
    className: 'GRU',
    positional: ['units'],
    defaults: { ...RECURRENT, ...GATES, resetAfter: true },
    tfjsDefaults: { resetAfter: false },
  },
  simpleRNN: { className: 'SimpleRNN', positional: ['units'], defaults: RECURRENT },
  bidirectional: { className: 'Bidirectional', positional: ['layer'], defaults: { mergeMode: 'concat' } },
  dense: { className: 'Dense', positional: ['units'], defaults: { activation: 'linear', useBias: true } },
  dropout: plain('Dropout', 'rate'),
  embedding: { className: 'Embedding', positional: ['inputDim', 'outputDim'], defaults: { maskZero: false } },
  flatten: plain('Flatten'),
  concatenate: { className: 'Concatenate', positional: [], defaults: { axis: -1 } },
  conv1d: {
    className: 'Conv1D',
    positional: ['filters', 'kernelSize'],
    defaults: { strides: 1, padding: 'valid', dilationRate: 1, activation: 'linear', useBias: true },
  },
  maxPooling1d: { className: 'MaxPooling1D', positional: ['poolSize'], defaults: { padding: 'valid' } },
  averagePooling1d: { className: 'AveragePooling1D', positional: ['poolSize'], defaults: { padding: 'valid' } },
  globalMaxPooling1d: plain('GlobalMaxPooling1D'),
  globalAveragePooling1d: plain('GlobalAveragePooling1D'),
  repeatVector: plain('RepeatVector', 'n'),
  masking: { className: 'Masking', positional: [], defaults: { maskValue: 0 } },
  layerNormalization: { className: 'LayerNormalization', positional: [], defaults: { epsilon: 0.001 } },
  activation: plain('Activation', 'activation'),
  add: plain('Add'),
  multiply: plain('Multiply'),
  average: plain('Average'),
  maximum: plain('Maximum'),
  minimum: plain('Minimum'),
  attention: { className: 'Attention', positional: [], defaults: { useScale: false } },
} as const satisfies Record<LayerFactory, KerasLayer>;

/** The call as Python, such as `layers.LSTM(128)`; only what differs from Keras 3's defaults is written. */
export function kerasCall({ factory, args }: LayerCall): Bracketed {
  const layer: KerasLayer = KERAS_LAYERS[factory];
  const unsaid = Object.entries(layer.tfjsDefaults ?? {}).filter(([name]) => !(name in args));
  const given = { ...args, ...Object.fromEntries(unsaid) };
  const items = [
    ...layer.positional.flatMap((name) => (given[name] === undefined ? [] : [printArg(given[name])])),
    ...Object.entries(given)
      .filter(([name, arg]) => isWritten(layer, name, arg, given))
      .map(([name, arg]) => named(toSnakeCase(name), printArg(arg))),
  ];
  return { before: `layers.${layer.className}(`, items, after: ')' };
}

/** Weights find their layers by the saved model itself, so that names, which Keras makes up alone, are not written. */
function isWritten(layer: KerasLayer, name: string, arg: LayerArg, args: LayerCall['args']): boolean {
  if (name === 'name' || layer.positional.includes(name) || layer.defaults[name] === arg) return false;
  // Pools follow each other without a gap unless told otherwise.
  return !(name === 'strides' && arg === args.poolSize);
}

function printArg(arg: LayerArg): string | Bracketed {
  if (typeof arg === 'object') return kerasCall(arg);
  if (typeof arg === 'boolean') return arg ? 'True' : 'False';
  if (typeof arg === 'number') return String(arg);
  if (arg === 'hardSigmoid') return HARD_SIGMOID_FUNCTION;
  return pythonString(arg === 'hardSigmoid3' ? 'hard_sigmoid' : toSnakeCase(arg));
}

function named(name: string, value: string | Bracketed): string | Bracketed {
  return typeof value === 'string' ? `${name}=${value}` : { ...value, before: `${name}=${value.before}` };
}

/** Whether the call, or one inside it, uses Keras 2's hard sigmoid, which Keras 3 has no name for. */
export function usesKeras2HardSigmoid({ args }: LayerCall): boolean {
  return Object.values(args).some((arg) =>
    typeof arg === 'object' ? usesKeras2HardSigmoid(arg) : arg === 'hardSigmoid',
  );
}
