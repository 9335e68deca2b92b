import type * as tfjs from '@tensorflow/tfjs';
import type { ChoiceParam, NumberParam, ParamsOf } from '../graph/paramSchema';
import type { Tf } from '../tensors/tf';

/** Parameters of losses, by their names in a Target's parameters. */
export type LossSchemas = Readonly<Record<string, NumberParam | ChoiceParam>>;

/** The parameters of a Target's loss; those of other losses may stand there too. */
export type LossParams = Readonly<Record<string, unknown>>;

/** Probabilities are kept this far from 0 and 1 before their logarithm is taken, and divisors from 0, as Keras does. */
export const EPSILON = 1e-7;

/**
 * How a loss wants to be told what is right: the numbers themselves; one 0 or 1; a 1 among zeros in the place of the right
 * class; or the number of the class, which is -1 where there is none.
 */
export type TruthForm = 'values' | 'binary' | 'oneHot' | 'codes';

/** A loss in an exported program. */
export interface LossCode {
  /** The mean loss of a batch, from what holds the prediction and the truth. */
  readonly call: (prediction: string, truth: string) => string;
  /** The function that is called, where the framework has none. */
  readonly source?: string;
}

/** A loss in Keras. */
export interface KerasLoss {
  /** What Keras's code calls it. */
  readonly name: string;
  /** The class that is made with these arguments, where they are not Keras's own or the class is not. */
  readonly className?: string;
  readonly args?: Readonly<Record<string, number>>;
  /** That function or class, as lines, where Keras has none. */
  readonly source?: readonly string[];
}

interface LossFacts<Id, Params> {
  readonly id: Id;
  /** Its symbol in every language, as papers abbreviate it. */
  readonly short: string;
  /** Of one prediction ŷ and its truth y. */
  readonly formula: string;
  readonly reference?: string;
  readonly truth: TruthForm;
  /** What the predictions must be: each between 0 and 1, or probabilities that add up to 1. */
  readonly needs?: 'unit' | 'distribution';
  readonly params: Params;
  /** Its number in engine/kernels/assembly/losses.ts. */
  readonly kernel: number;
  /** What Keras calls it, and tf.js where that differs or lacks it (null); null where Keras has only our own function. */
  readonly saved: { readonly keras: string | null; readonly tfjs?: string | null };
  /** Names in files of others that mean this loss, in snake case. */
  readonly imported: readonly string[];
}

interface LossRules<Settings> {
  /** The loss of each value; of classes, of each row. Call inside `tf.tidy`. */
  tfjs(tf: Tf, truth: tfjs.Tensor, prediction: tfjs.Tensor, settings: Settings): tfjs.Tensor;
  /** The number that the kernel takes beside predictions and truths. */
  kernelParameter?(settings: Settings): number;
  keras(settings: Settings): KerasLoss;
  torch(settings: Settings): LossCode;
  typescript(settings: Settings): LossCode;
}

/** Everything Seqloom knows of a loss. The Target's choices and checks, kernels, code and files are derived from it. */
export interface LossDefinition<Id extends string = string, Params extends LossSchemas = LossSchemas>
  extends LossFacts<Id, Params>,
    LossRules<LossParams> {}

/** Makes a definition from its source: parameters reach its functions checked and complete. */
export function defineLoss<const Id extends string, const Params extends LossSchemas>(
  source: LossFacts<Id, Params> & LossRules<ParamsOf<Params>>,
): LossDefinition<Id, Params> {
  return source;
}
