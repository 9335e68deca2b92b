import { adadelta } from './adadelta';
import { adagrad } from './adagrad';
import { adam } from './adam';
import { adamax } from './adamax';
import { adamW } from './adamW';
import type { OptimizerDefinition } from './defineOptimizer';
import { nadam } from './nadam';
import { rmsprop } from './rmsprop';
import { sgd } from './sgd';

/** Every optimizer there is, in the order of the form. A new one is listed here and is tested from that moment on. */
export const OPTIMIZERS = [
  adam,
  adamW,
  nadam,
  adamax,
  rmsprop,
  adagrad,
  adadelta,
  sgd,
] as const satisfies readonly OptimizerDefinition[];

export type OptimizerName = (typeof OPTIMIZERS)[number]['id'];

/** The optimizer of a name. */
export function findOptimizer(name: OptimizerName): OptimizerDefinition {
  return OPTIMIZERS.find(({ id }) => id === name) as OptimizerDefinition;
}
