import type * as tfjs from '@tensorflow/tfjs';
import type { IntegerParam, NumberParam, ParamsOf } from '../graph/paramSchema';
import type { Tf } from '../tensors/tf';

/** Hyperparameters by the names of their settings; forms, checks and the project file are made from them. */
export type HyperSchemas = Readonly<Record<string, NumberParam | IntegerParam>>;

/** Training settings, as far as optimizers and schedules read them. */
export type Hyperparameters = Readonly<Record<string, unknown>>;

/** Numbers of one step that are the same for every weight, in the order in which the kernels read them. */
export type StepScalars = Readonly<Record<string, number>>;

/** A source file that an exported program brings along where a framework lacks the optimizer. */
export interface OptimizerModule {
  readonly name: string;
  readonly text: string;
}

/** How an optimizer is called in one language. */
export interface OptimizerCall {
  readonly callee: string;
  /** Behind the parameters and the learning rate, as they are written. */
  readonly args: readonly string[];
  readonly module?: OptimizerModule;
}

/** An optimizer in a saved model. */
export interface SavedOptimizer {
  readonly className: string;
  readonly config: Readonly<Record<string, number | boolean>>;
}

interface OptimizerFacts<Id, Params> {
  readonly id: Id;
  readonly reference: string;
  /** The update of a weight p with the gradient g, in plain Unicode. */
  readonly formula: readonly string[];
  /** Hyperparameters beside the learning rate. A name means the same in every optimizer that has it. */
  readonly params: Params;
}

interface OptimizerRules<Settings> {
  /** The first value of each moving average that is kept of every weight. */
  slots(settings: Settings): readonly number[];
  /** What step `step`, counted from 1, needs at the learning rate `rate`. */
  scalars(settings: Settings, rate: number, step: number): StepScalars;
  /** The new weight and moving averages. Call inside `tf.tidy`. */
  tfjs(
    tf: Tf,
    weight: tfjs.Tensor,
    gradient: tfjs.Tensor,
    slots: readonly tfjs.Tensor[],
    scalars: StepScalars,
  ): readonly [weight: tfjs.Tensor, ...slots: tfjs.Tensor[]];
  /** Its number in engine/kernels/assembly/update.ts. */
  kernel(settings: Settings): number;
  /** WGSL statements that move `p` by the clipped gradient `g`; `slots[a]` and `slots[b]` are its moving averages. */
  wgsl(settings: Settings): string;
  readonly keras: {
    readonly className: string;
    /** Arguments beside the learning rate, and what Keras takes where one is not written. */
    args(settings: Settings): Readonly<Record<string, number>>;
    readonly defaults: Readonly<Record<string, number>>;
    /** Its moving averages that Keras keeps multiplied by the learning rate, which therefore must change with it. */
    readonly ratedSlots?: string;
    /** What else its saved configuration holds. */
    readonly saved: Readonly<Record<string, number | boolean>>;
  };
  torch(settings: Settings): OptimizerCall;
  typescript(settings: Settings): OptimizerCall;
  /** The class and configuration in a saved tf.js model beside the learning rate; null where tf.js lacks it. */
  savedTfjs(settings: Settings): SavedOptimizer | null;
}

/** Everything Seqloom knows of an optimizer. Settings, form, checks, kernels, code and files are derived from it. */
export interface OptimizerDefinition<Id extends string = string, Params extends HyperSchemas = HyperSchemas>
  extends OptimizerFacts<Id, Params>,
    OptimizerRules<Hyperparameters> {}

/** Makes a definition from its source: settings reach its functions checked and complete. */
export function defineOptimizer<const Id extends string, const Params extends HyperSchemas>(
  source: OptimizerFacts<Id, Params> & OptimizerRules<ParamsOf<Params>>,
): OptimizerDefinition<Id, Params> {
  return source;
}

/** Keeps quotients finite; the value of Keras, so that runs can be compared. */
export const EPSILON = 1e-7;

/** A number of epochs. */
export function epochsParam(standard: number, min: number): IntegerParam {
  return { kind: 'integer', default: standard, min, max: 100_000 };
}

/** A number between 0 and 1 that says how slowly a moving average forgets. */
export function decayParam(standard: number): NumberParam {
  return { kind: 'number', default: standard, min: 0, max: 1, open: 'max', step: 0.01, advanced: true };
}
