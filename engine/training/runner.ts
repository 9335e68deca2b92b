import type { SampleIds } from '../samples/sampleSource';
import type { RunnerState } from './checkpoint';
import type { Clock } from './runControl';

/** What the steps since the last reading came to. */
export interface RunnerFigures {
  /** Sum over all samples seen since `beginEpoch` of their batch's mean loss. */
  readonly lossSum: number;
  /** Norm of the last step's whole gradient before clipping. */
  readonly gradientNorm: number;
}

/** Forecasts with a compiled model. */
export interface Forecaster {
  /** Samples that are best given at once. */
  readonly chunk: number;
  /** The outputs for these samples, in scaled units: `samples × width` for each output. */
  predict(ids: SampleIds): Promise<Float32Array[]>;
  /** Takes the model's weights anew, after somebody else changed them. */
  reload(): void;
  dispose(): void;
}

/** Trains a compiled model step by step: in the fused kernels where every layer has one, else with tfjs. */
export interface ModelRunner extends Forecaster {
  /** `fused`, or the backend as tfjs names it. */
  readonly backend: string;
  beginEpoch(): void;
  /** One training step on these samples, at this learning rate. */
  step(ids: SampleIds, rate: number): void;
  /** Waits until all steps are done and reads their figures. */
  read(): Promise<RunnerFigures>;
  /** Waits until all steps are done and copies all that the next one depends on. */
  capture(): Promise<RunnerState>;
  /** Goes on from where a runner of the same model stood. Throws a `UserError` when sizes do not fit. */
  restore(state: RunnerState): void;
  /** Brings the tfjs model's weights up to date. */
  store(): void;
  /** Milliseconds of each layer's part of a step, by node id. */
  layerTimes(ids: SampleIds, clock: Clock): Promise<Readonly<Record<string, number>>>;
}
