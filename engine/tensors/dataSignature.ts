/** The unit of one timestep, when the data's time column shows an even one. */
export type StepUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** A column that the model may read. Category columns are read as codes below `cardinality`. */
export interface FeatureSignature {
  readonly name: string;
  readonly kind: 'number' | 'category';
  /** For categories: the number of codes, code 0 for texts unseen in training included. */
  readonly cardinality?: number;
}

/** A column that the model may predict. */
export interface TargetSignature {
  readonly name: string;
  readonly kind: 'number' | 'category';
  /** For categories: the class names in code order. */
  readonly classes?: readonly string[];
}

/**
 * What a graph needs to know of the data to infer shapes, and no more: a window holds `lookback` steps of the
 * features and asks for the next `horizon` steps of the targets.
 */
export interface DataSignature {
  readonly lookback: number;
  readonly horizon: number;
  readonly features: readonly FeatureSignature[];
  readonly targets: readonly TargetSignature[];
  readonly stepUnit?: StepUnit;
}
