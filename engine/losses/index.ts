import { binaryCrossentropy } from './binaryCrossentropy';
import { categoricalCrossentropy } from './categoricalCrossentropy';
import { type ParamSchemas, paramsOfChoices } from '../graph/paramSchema';
import type { LossDefinition, LossParams } from './defineLoss';
import { huber } from './huber';
import { logCosh } from './logCosh';
import { meanAbsoluteError } from './meanAbsoluteError';
import { meanAbsolutePercentageError } from './meanAbsolutePercentageError';
import { meanSquaredError } from './meanSquaredError';
import { quantile } from './quantile';
import { sparseCategoricalCrossentropy } from './sparseCategoricalCrossentropy';

/** Every loss there is, in the order of the form. A new one is listed here and is tested from that moment on. */
export const LOSSES = [
  meanSquaredError,
  meanAbsoluteError,
  huber,
  logCosh,
  meanAbsolutePercentageError,
  quantile,
  binaryCrossentropy,
  categoricalCrossentropy,
  sparseCategoricalCrossentropy,
] as const satisfies readonly LossDefinition[];

export type LossName = (typeof LOSSES)[number]['id'];

/** A Target's loss with its parameters. */
export interface ChosenLoss {
  readonly loss: LossName;
  /** Of the Target, its loss's own among them. */
  readonly lossParams: LossParams;
}

/** The loss of a name. */
export function findLoss(name: LossName): LossDefinition {
  return LOSSES.find(({ id }) => id === name) as LossDefinition;
}

/** The parameters of all losses, which a Target has beside its `loss`. */
export const LOSS_PARAMS: ParamSchemas = paramsOfChoices('loss', LOSSES);

/** The loss that a name in somebody else's file means, in snake case. */
export function findImportedLoss(name: string): LossName | undefined {
  return LOSSES.find(({ imported }) => imported.includes(name))?.id;
}

/** Whether a Target's loss makes every class count alike. Its one-hot rows then hold the weights of the classes. */
export function isBalanced({ loss, lossParams }: ChosenLoss): boolean {
  return findLoss(loss).truth === 'oneHot' && lossParams.classWeights === 'balanced';
}
