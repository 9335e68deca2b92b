import type { DescribedLayer } from '../../emit/keras/kerasOptions';
import { entryOf } from './json';
import { isObject, type JsonObject } from '../../problem/jsonChecks';
import { toSnakeCase } from '../../emit/keras/activationNames';

/** What Keras 1 called an option that Keras 2 renamed. */
const RENAMED: Readonly<Record<string, string>> = {
  output_dim: 'units',
  init: 'kernel_initializer',
  inner_init: 'recurrent_initializer',
  inner_activation: 'recurrent_activation',
  bias: 'use_bias',
  dropout_W: 'dropout',
  dropout_U: 'recurrent_dropout',
  W_regularizer: 'kernel_regularizer',
  U_regularizer: 'recurrent_regularizer',
  b_regularizer: 'bias_regularizer',
};

const RENAMED_CLASSES: Readonly<Record<string, string>> = { TimeDistributedDense: 'TimeDistributed' };
const RENAMED_IN = new Set(['Dense', 'TimeDistributedDense', 'LSTM', 'GRU', 'SimpleRNN']);
const MERGES: Readonly<Record<string, string>> = {
  concat: 'Concatenate',
  sum: 'Add',
  mul: 'Multiply',
  ave: 'Average',
  max: 'Maximum',
};

/** A layer of Keras 1 in the words of Keras 2; layers of later versions are returned as they are. */
export function fromKeras1({ className, config }: DescribedLayer): DescribedLayer {
  if (className === 'Merge') return fromMerge(config);
  if (className === 'Embedding') return { className, config: withShape(config, [config.input_length]) };
  if (className === 'Dropout' && config.p !== undefined && config.rate === undefined) {
    return { className, config: { ...config, rate: config.p } };
  }
  if (!RENAMED_IN.has(className) || !isKeras1(config)) return { className, config };
  const renamed = Object.fromEntries(Object.entries(config).map(([key, value]) => [RENAMED[key] ?? key, value]));
  const recurrent = className !== 'Dense' && className !== 'TimeDistributedDense';
  const options = {
    ...withShape(renamed, recurrent ? [config.input_length, config.input_dim] : [config.input_dim]),
    ...(className === 'LSTM' && { unit_forget_bias: config.forget_bias_init === 'one' }),
  };
  if (className !== 'TimeDistributedDense') return { className, config: options };
  const layer = { class_name: 'Dense', config: options };
  return { className: RENAMED_CLASSES[className] ?? className, config: { ...options, layer } };
}

/** Keras 1 named the size of a layer after its output. */
const isKeras1 = (config: JsonObject): boolean => config.units === undefined && config.output_dim !== undefined;

function fromMerge(config: JsonObject): DescribedLayer {
  const className = typeof config.mode === 'string' && Object.hasOwn(MERGES, config.mode) && MERGES[config.mode];
  if (!className) return { className: 'Merge', config };
  return { className, config: { ...config, ...(className === 'Concatenate' && { axis: config.concat_axis ?? -1 }) } };
}

/** Keras 1 gave the first layer its input's sizes one by one. */
function withShape(config: JsonObject, sizes: readonly unknown[]): JsonObject {
  if (config.batch_input_shape !== undefined || sizes.at(-1) === undefined || sizes.at(-1) === null) return config;
  return { ...config, batch_input_shape: [null, ...sizes.map((size) => size ?? null)] };
}

/** A layer inside another one, such as Bidirectional's, in the words of Keras 2. */
export function innerFromKeras1(config: JsonObject): JsonObject {
  const { layer } = config;
  if (!isObject(layer) || typeof layer.class_name !== 'string' || !isObject(layer.config)) return config;
  const inner = fromKeras1({ className: layer.class_name, config: layer.config });
  return { ...config, layer: { ...layer, class_name: inner.className, config: inner.config } };
}

/** Options whose values are names that tf.js writes in camel case. */
const NAME_OPTIONS = new Set(['activation', 'recurrent_activation', 'data_format']);

/**
 * The options of a layer in one spelling: snake case, activations by name. A function that is described as an object, as
 * Keras 3 does for registered ones, becomes its registered name.
 */
export function plainOptions(config: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => {
      // Keras 1 has options such as `dropout_W`, which are not in camel case.
      const name = key.includes('_') ? key : toSnakeCase(key);
      return [name, plainValue(value, NAME_OPTIONS.has(name))];
    }),
  );
}

function plainValue(value: unknown, isName: boolean): unknown {
  if (typeof value === 'string') return isName && !value.includes('>') ? toSnakeCase(value) : value;
  if (Array.isArray(value)) return value.map((item) => plainValue(item, false));
  if (!isObject(value)) return value;
  const named = functionName(value);
  return named === null ? plainOptions(value) : plainValue(named, isName);
}

/** The name of a function that is described as an object. */
function functionName(value: JsonObject): string | null {
  const { class_name: className, config } = value;
  if (className === 'function' && typeof config === 'string') return config;
  const inner = entryOf(config, 'name');
  return className === 'Function' && typeof inner === 'string' ? inner : null;
}
