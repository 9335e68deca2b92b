import type { Phrase } from '../text/phrase';

/** A naive forecast that every model is compared with, and its errors in the data's own units. */
export interface BaselineResult {
  readonly name: string;
  /** What it is, for the reader: “same as yesterday”. */
  readonly phrase: Phrase;
  readonly mae: number;
  readonly rmse: number;
  /** Share of right classes; only for categories. */
  readonly accuracy?: number;
  /** 1 − MSE of the model / MSE of this baseline (Murphy 1988); for categories 1 − its error rate over the baseline's. */
  readonly skill: number;
  /** The forecasts, as in `TargetEvaluation.predicted`. */
  readonly predicted: Float64Array;
}

/** How good the forecasts of one target column are on one part of the data, in the data's own units. */
export interface TargetEvaluation {
  readonly column: string;
  readonly kind: 'number' | 'category';
  readonly unit: string;
  /** For categories: the class names; `actual` and `predicted` then hold class codes. */
  readonly classes?: readonly string[];
  readonly windowCount: number;
  readonly horizon: number;
  /** One value a window and step, window by window: length `windowCount × horizon`. */
  readonly actual: Float64Array;
  readonly predicted: Float64Array;
  /** Time of each value in milliseconds, or row numbers when there is no time column. */
  readonly times: Float64Array;
  readonly hasTimes: boolean;
  readonly mae: number;
  readonly rmse: number;
  readonly accuracy?: number;
  readonly baselines: readonly BaselineResult[];
  /** Index of the baseline that is hardest to beat: the one the headline skill is measured against. */
  readonly strongest: number;
  /** True when the model does little more than repeat the last value. */
  readonly copiesLastValue: boolean;
}

/** The evaluation of every target on one part. */
export interface Evaluation {
  readonly part: 'validation' | 'test';
  readonly targets: readonly TargetEvaluation[];
}
