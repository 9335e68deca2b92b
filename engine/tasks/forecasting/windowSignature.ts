import type { DataSignature, InputSpec, StepUnit, TargetSpec } from '../../tensors/dataSignature';

/** What windows are made of: the last `lookback` steps of the features, and the `horizon` steps of the targets after them. */
export interface WindowColumns {
  readonly lookback: number;
  readonly horizon: number;
  readonly features: readonly Pick<InputSpec, 'name' | 'kind' | 'cardinality'>[];
  readonly targets: readonly Pick<TargetSpec, 'name' | 'kind' | 'classes'>[];
  readonly stepUnit?: StepUnit;
}

/** How long the windows of a signature are, and how far they look ahead. */
export function windowOf({ inputs, targets }: DataSignature): Pick<WindowColumns, 'lookback' | 'horizon'> {
  return { lookback: inputs[0]?.shape[0] ?? 1, horizon: targets[0]?.shape[0] ?? 1 };
}

/** The signature of windows. A class is asked for one step ahead as a single value. */
export function windowSignature({ lookback, horizon, features, targets, stepUnit }: WindowColumns): DataSignature {
  return {
    inputs: features.map((feature) => ({ ...feature, shape: [lookback], axes: ['time'] })),
    targets: targets.map((target) =>
      target.kind === 'category' && horizon === 1
        ? { ...target, shape: [], axes: [] }
        : { ...target, shape: [horizon], axes: ['ahead'] },
    ),
    ...(stepUnit && { stepUnit }),
  };
}
