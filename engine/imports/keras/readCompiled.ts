import type { ForeignModel } from '../foreignModel';
import { entryOf, isObject, textOf } from './json';
import { lossName } from './lossName';

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
