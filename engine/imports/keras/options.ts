import { toSnakeCase } from '../../emit/keras/activationNames';
import { entryOf, isObject, type JsonObject } from './json';

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
