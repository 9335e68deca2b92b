import type { ParamValue } from '../../graph/graph';
import type { TensorSpec } from '../../tensors/tensorSpec';

export type AnyParams = Readonly<Record<string, ParamValue>>;

/** A layer in its place in a model: what it becomes in any language is told from this. */
export interface LayerStep<Params = AnyParams> {
  /** The layer's name in the model, under which its weights are saved. */
  readonly name: string;
  /** With defaults filled in, and checked. */
  readonly params: Params;
  /** At its tensor ports, in the order of the definition, each in wiring order; empty while they are unknown. */
  readonly inputSpecs: readonly TensorSpec[];
  /** By output port; empty while they are unknown. */
  readonly outputs: Readonly<Record<string, TensorSpec>>;
  /** True where another layer starts from its last state. */
  readonly givesState: boolean;
  /** True where it starts from the last state of another. */
  readonly takesState: boolean;
}

type Fed = Pick<LayerStep, 'inputSpecs'>;

/** The number of features of the first input; undefined while it is unknown. */
export const featuresOf = ({ inputSpecs }: Fed): number | undefined => inputSpecs[0]?.shape.at(-1);

/** The number of timesteps of the first input; undefined while it is unknown. */
export const timestepsOf = ({ inputSpecs }: Fed): number | undefined => inputSpecs[0]?.shape[0];

/** Whether a mask comes along with the first input. */
export const isMasked = ({ inputSpecs }: Fed): boolean => inputSpecs[0]?.masked === true;
