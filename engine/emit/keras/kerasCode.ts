import { callOf, named, type Python, type PythonArgument, python } from '../python/pythonExpression';
import { pythonString } from '../python/pythonText';
import { KERAS2_HARD_SIGMOID, toSnakeCase } from './activationNames';
import type { KerasLayer, KerasOption, KerasValue } from './kerasLayer';

/** The function that stands for Keras 2's hard sigmoid in the generated code; it is registered under its file name. */
export const HARD_SIGMOID_FUNCTION = KERAS2_HARD_SIGMOID.split('>')[1] ?? '';
/** The package under which that function is registered. */
export const HARD_SIGMOID_PACKAGE = KERAS2_HARD_SIGMOID.split('>')[0] ?? '';

/**
 * The layer as Python, such as `layers.LSTM(128)`; only what differs from Keras 3's defaults is written. Weights find their
 * layers by the saved model itself, so names, which Keras makes up alone, are not written.
 */
export function kerasCode({ className, options }: KerasLayer): Python {
  const all = Object.entries(options);
  const inPlace = all.filter(([, { code }]) => code === 'positional').map(([, { value }]) => valueCode(value));
  const byName = all
    .filter(([, option]) => isWritten(option))
    .map(([name, { value }]): PythonArgument => named(name, valueCode(value)));
  return callOf(`layers.${className}`, ...inPlace, ...byName);
}

const isWritten = ({ code, value, usual }: KerasOption): boolean => code === 'named' && plainValue(value) !== usual;

/** What a default is compared with. */
function plainValue(value: KerasValue): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('activation' in value) return value.activation;
  return 'perAxis' in value ? value.perAxis : value;
}

function valueCode(value: KerasValue): Python {
  if (value === null) return python('None');
  if (typeof value === 'string') return python(pythonString(value));
  if (typeof value !== 'object') return python(value);
  if ('layer' in value) return kerasCode(value.layer);
  if ('perAxis' in value) return python(value.perAxis);
  if ('activation' in value) return python(activationCode(value.activation));
  throw new Error('this option stands in saved models only');
}

function activationCode(name: string): string {
  if (name === 'hardSigmoid') return HARD_SIGMOID_FUNCTION;
  return pythonString(name === 'hardSigmoid3' ? 'hard_sigmoid' : toSnakeCase(name));
}

/** Whether the layer, or one inside it, uses Keras 2's hard sigmoid, which Keras 3 has no name for. */
export function usesKeras2HardSigmoid({ options }: KerasLayer): boolean {
  return Object.values(options).some(({ value }) => {
    if (typeof value !== 'object' || value === null) return false;
    return 'layer' in value
      ? usesKeras2HardSigmoid(value.layer)
      : 'activation' in value && value.activation === 'hardSigmoid';
  });
}
