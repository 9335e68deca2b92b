import { KERAS2_HARD_SIGMOID, toSnakeCase } from './activationNames';

/** A part of a saved model as its format spells it. */
export type SavedObject = Readonly<Record<string, unknown>>;

/** What differs between Keras 3 and tf.js, which kept the form of Keras 2, where both say the same. */
export interface Dialect {
  readonly name: 'keras' | 'tfjs';
  layer(className: string, config: SavedObject): SavedObject;
  initializer(className: string, config: SavedObject): SavedObject;
  /** What every layer's options start with. */
  base(layerName: string): SavedObject;
  /** What the format calls an activation of ours. */
  activation(name: string): unknown;
}

function keras(module: string, className: string, config: SavedObject): SavedObject {
  return { module, class_name: className, config, registered_name: null };
}

/** Keras 3's form, which says of each object what module it comes from. */
export const KERAS_DIALECT: Dialect = {
  name: 'keras',
  layer: (className, config) => keras('keras.layers', className, config),
  initializer: (className, config) => keras('keras.initializers', className, config),
  base: (name) => ({ name, trainable: true, dtype: keras('keras', 'DTypePolicy', { name: 'float32' }) }),
  activation: (name) => {
    if (name === 'hardSigmoid3') return 'hard_sigmoid';
    if (name !== 'hardSigmoid') return toSnakeCase(name);
    return { module: 'builtins', class_name: 'function', config: KERAS2_HARD_SIGMOID, registered_name: 'function' };
  },
};

/** tf.js's form. */
export const TFJS_DIALECT: Dialect = {
  name: 'tfjs',
  layer: (className, config) => ({ class_name: className, config }),
  initializer: (className, config) => ({ class_name: className, config }),
  base: (name) => ({ name, trainable: true }),
  activation: toSnakeCase,
};
