import type { RunnerState } from './checkpoint';
import type { Clock } from './runControl';

/** What the steps since the last reading came to. */
export interface RunnerFigures {
  /** Sum over all windows seen since `beginEpoch` of their batch's mean loss. */
  readonly lossSum: number;
  /** Norm of the last step's whole gradient before clipping. */
  readonly gradientNorm: number;
}

/** Forecasts with a compiled model. */
export interface Forecaster {
  /** Windows that are best given at once. */
  readonly chunk: number;
  /** The outputs for the windows that start at these rows, in scaled units: `rows × width` for each output. */
  predict(startRows: ArrayLike<number>): Promise<Float32Array[]>;
  /** Takes the model's weights anew, after somebody else changed them. */
  reload(): void;
  dispose(): void;
}

/** Trains a compiled model step by step: in the fused kernels where every layer has one, else with tfjs. */
export interface ModelRunner extends Forecaster {
  /** `fused`, or the backend as tfjs names it. */
  readonly backend: string;
  beginEpoch(): void;
  /** One training step, at this learning rate, on the windows that start at these rows. */
  step(startRows: Uint32Array, rate: number): void;
  /** Waits until all steps are done and reads their figures. */
  read(): Promise<RunnerFigures>;
  /** Waits until all steps are done and copies all that the next one depends on. */
  capture(): Promise<RunnerState>;
  /** Goes on from where a runner of the same model stood. Throws a `UserError` when sizes do not fit. */
  restore(state: RunnerState): void;
  /** Brings the tfjs model's weights up to date. */
  store(): void;
  /** Milliseconds of each layer's part of a step, by node id. */
  layerTimes(startRows: Uint32Array, clock: Clock): Promise<Readonly<Record<string, number>>>;
}
