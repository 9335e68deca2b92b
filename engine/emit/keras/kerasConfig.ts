import type { Dialect, SavedObject } from './dialects';
import { directionName, innerName, type KerasLayer, type KerasValue } from './kerasLayer';

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
