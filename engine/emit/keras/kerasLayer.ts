import type { Dialect, SavedObject } from './dialects';

/** A value that Python code and saved models spell each in its own way. */
export type KerasSpelling =
  | { readonly activation: string }
  /** A size along the one axis of time: a number in code, a list of one in files. */
  | { readonly perAxis: number }
  | { readonly initializer: string; readonly config: Readonly<Record<string, unknown>> }
  /** What each dialect writes. */
  | { readonly spelled: (dialect: Dialect) => unknown }
  /** One direction of Bidirectional; tf.js makes the second from the first. */
  | { readonly layer: KerasLayer; readonly direction: 'forward' | 'backward' };

export type KerasValue = number | boolean | string | null | KerasSpelling;

/** An option of a layer. Saved models state every one. */
export interface KerasOption {
  readonly value: KerasValue;
  /**
   * How Python code states it: in its place without a name, by its name, by its name where it differs from `usual`, or not at
   * all, because the value is Keras's own.
   */
  readonly code: 'positional' | 'named' | 'never';
  /** What Keras 3 takes where nothing is written. */
  readonly usual?: number | boolean | string;
}

/** A layer as Keras 3 and tf.js, which agree in classes and options, know it: both the code and the saved model are made from it. */
export interface KerasLayer {
  readonly className: string;
  /** By their names in Keras, in the order of Keras's own configuration. */
  readonly options: Readonly<Record<string, KerasOption>>;
  /** Which part of the layer keeps the weights: itself, its cell, or the cells of both directions. */
  readonly keeper: 'layer' | 'cell' | 'directions';
}

export function kerasLayer(
  className: string,
  options: KerasLayer['options'] = {},
  keeper: KerasLayer['keeper'] = 'layer',
): KerasLayer {
  return { className, options, keeper };
}

/** An option that code gives first, without its name. */
export const positional = (value: KerasValue): KerasOption => ({ value, code: 'positional' });

/** An option that code gives by name where it differs from what Keras takes unasked. */
export const option = (value: KerasValue, usual?: number | boolean | string): KerasOption =>
  usual === undefined ? { value, code: 'named' } : { value, code: 'named', usual };

/** An option that only saved models state. */
export const saved = (value: KerasValue): KerasOption => ({ value, code: 'never' });

export const perAxis = (value: number): KerasSpelling => ({ perAxis: value });

/** Options that say “none”: no regularizer, or no constraint, of each of these. */
export function none(kind: 'regularizer' | 'constraint', ...of: string[]): Record<string, KerasOption> {
  return Object.fromEntries(of.map((name) => [`${name}_${kind}`, saved(null)]));
}

/** The first weights of a kernel, after Glorot and Bengio (2010). */
export const GLOROT = saved({ initializer: 'GlorotUniform', config: { seed: null } });
export const ZEROS = saved({ initializer: 'Zeros', config: {} });
export const ONES = saved({ initializer: 'Ones', config: {} });

/** What a layer with a kernel and a bias says of them. */
export function kernelOptions(useBias: boolean): Record<string, KerasOption> {
  return {
    use_bias: option(useBias, true),
    kernel_initializer: GLOROT,
    bias_initializer: ZEROS,
    ...none('regularizer', 'kernel', 'bias', 'activity'),
    ...none('constraint', 'kernel', 'bias'),
  };
}

/** The activation behind a layer; `usual` is Keras's own. */
export const activationOption = (name: string, usual: string): KerasOption => option({ activation: name }, usual);

/** The name of the layer that Bidirectional is made from. */
export const innerName = (name: string): string => `${name}_cell`;

/** The name of one of the two layers within Bidirectional, under which its weights are saved. */
export const directionName = (name: string, direction: 'forward' | 'backward'): string =>
  `${direction}_${innerName(name)}`;

/** The options of a layer of this name, as a saved model of the dialect states them. */
export function kerasConfig({ options }: KerasLayer, name: string, dialect: Dialect): SavedObject {
  const own = Object.entries(options).map(([option, { value }]) => [option, savedValue(value, name, dialect)] as const);
  return { ...dialect.base(name), ...Object.fromEntries(own.filter(([, value]) => value !== undefined)) };
}

function savedValue(value: KerasValue, name: string, dialect: Dialect): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('activation' in value) return dialect.activation(value.activation);
  if ('perAxis' in value) return [value.perAxis];
  if ('initializer' in value) return dialect.initializer(value.initializer, value.config);
  if ('spelled' in value) return value.spelled(dialect);
  const { layer, direction } = value;
  if (dialect.name === 'keras') {
    return dialect.layer(layer.className, kerasConfig(layer, directionName(name, direction), dialect));
  }
  if (direction === 'backward') return undefined;
  return dialect.layer(layer.className, kerasConfig(layer, innerName(name), dialect));
}
