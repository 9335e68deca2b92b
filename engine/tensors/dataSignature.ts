/** The unit of one timestep, when the data's time column shows an even one. */
export type StepUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

/** What an axis counts: timesteps of the sample itself, or steps that come after it. */
export type AxisMeaning = 'time' | 'ahead';

/** What every sample has under one name: numbers (32-bit floats), or codes of a category (32-bit whole numbers). */
interface ColumnSpec {
  readonly name: string;
  readonly kind: 'number' | 'category';
  /** Sizes without the batch axis; empty for a single value. */
  readonly shape: readonly number[];
  /** What each axis of `shape` counts. */
  readonly axes: readonly AxisMeaning[];
  /** True when samples may have fewer steps than the shape: what they lack is padded with zeros and counts nowhere. */
  readonly masked?: boolean;
}

/** What the model may read. Categories are read as codes below `cardinality`. */
export interface InputSpec extends ColumnSpec {
  /** For categories: the number of codes, code 0 for texts unseen in training included. */
  readonly cardinality?: number;
}

/** What the model may predict. */
export interface TargetSpec extends ColumnSpec {
  /** For categories: the class names in code order. */
  readonly classes?: readonly string[];
}

/** What a graph needs to know of the data to infer shapes, and no more: what a sample is made of. */
export interface DataSignature {
  readonly inputs: readonly InputSpec[];
  readonly targets: readonly TargetSpec[];
  readonly stepUnit?: StepUnit;
}

/** Whether a truth is told for each step of a sample, of which only some may count. */
export const learnsSteps = (data: DataSignature | null): boolean => data?.targets.some(({ masked }) => masked) ?? false;
