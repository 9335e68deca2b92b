import type { NumberParam, ParamsOf } from '../../graph/paramSchema';
import type { Hyperparameters, HyperSchemas } from '../defineOptimizer';

/** Where a training stands, behind its warm-up. */
export interface SchedulePlace {
  /** Counted from 0. */
  readonly step: number;
  /** Of the whole training. */
  readonly steps: number;
  readonly stepsPerEpoch: number;
  /** What each finished epoch came to: its validation loss, or its training loss where there is no validation part. */
  readonly losses: readonly number[];
}

/** A schedule in a programming language. */
export interface ScheduleCode {
  readonly constants: readonly string[];
  /** Functions that the expression calls. */
  readonly functions?: string;
  /** Of `step`, `steps`, `stepsPerEpoch` and `losses` (in Python in snake case): the share of the learning rate. */
  readonly share: string;
}

interface ScheduleFacts<Id, Params> {
  readonly id: Id;
  readonly formula: readonly string[];
  readonly reference?: string;
  readonly params: Params;
}

interface ScheduleRules<Settings> {
  /** What the learning rate is multiplied by. The same place gives the same share, so nothing of it need be kept. */
  share(settings: Settings, place: SchedulePlace): number;
  python(settings: Settings): ScheduleCode;
  typescript(settings: Settings): ScheduleCode;
}

/** How the learning rate changes during a training, behind a warm-up that any of them may have. */
export interface ScheduleDefinition<Id extends string = string, Params extends HyperSchemas = HyperSchemas>
  extends ScheduleFacts<Id, Params>,
    ScheduleRules<Hyperparameters> {}

/** What the learning rate is multiplied by where it falls. */
export const FACTOR_PARAM: NumberParam = { kind: 'number', default: 0.5, min: 0, max: 1, open: 'min', step: 0.05 };

/** Makes a definition from its source; settings reach the functions checked and complete. */
export function defineSchedule<const Id extends string, const Params extends HyperSchemas>(
  source: ScheduleFacts<Id, Params> & ScheduleRules<ParamsOf<Params> & { readonly minDelta: number }>,
): ScheduleDefinition<Id, Params> {
  return source;
}
