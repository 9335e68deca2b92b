import { toSnakeCase } from '../../emit/keras/activationNames';
import type { ForeignModel } from '../foreignModel';
import { entryOf, textOf } from './json';
import { isObject } from '../../problem/jsonChecks';

/** What a model was compiled with: the `compile_config` of Keras 3, the `training_config` of earlier versions and of tf.js. */
export function readCompiled(compiled: unknown): Pick<ForeignModel, 'loss' | 'optimizer'> {
  const optimizer = entryOf(compiled, 'optimizer_config') ?? entryOf(compiled, 'optimizer');
  const className = typeof optimizer === 'string' ? optimizer : textOf(optimizer, 'class_name');
  const config = entryOf(optimizer, 'config');
  return {
    loss: lossName(entryOf(compiled, 'loss')),
    optimizer: className === null ? null : { className, config: isObject(config) ? config : {} },
  };
}

/**
 * The loss that a model was compiled with, in snake case: from a name, an object with one, or several that are the same.
 * Null where there is none or where they differ.
 */
export function lossName(loss: unknown): string | null {
  if (typeof loss === 'string' && loss !== '') return toSnakeCase(loss);
  const several = Array.isArray(loss) ? (loss as readonly unknown[]) : isObject(loss) ? null : [];
  if (several) return theSame(several.map(lossName));
  const config = entryOf(loss, 'config');
  if (typeof config === 'string') return toSnakeCase(config);
  const className = textOf(loss, 'class_name');
  if (className !== null) return textOf(config, 'name') ?? toSnakeCase(className);
  return isObject(loss) ? theSame(Object.values(loss).map(lossName)) : null;
}

function theSame(names: readonly (string | null)[]): string | null {
  const [first = null] = names;
  return names.every((name) => name === first) ? first : null;
}
