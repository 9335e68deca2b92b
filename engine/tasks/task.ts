import type { Problem } from '../problem/problem';
import type { Report } from '../reports/report';
import type { PartName, SampleIds, SampleSource } from '../samples/sampleSource';

/** A fitted scaling: `scaled = (value − offset) / scale`. */
export interface FittedScaler {
  readonly offset: number;
  readonly scale: number;
}

/** What was fitted on the training part and travels with the weights. */
export interface FittedData {
  /** By the name of the prepared column. */
  readonly scalers: Readonly<Record<string, FittedScaler>>;
  /** Texts of category columns in code order; code 0 of a feature is for unseen texts. */
  readonly vocabularies: Readonly<Record<string, readonly string[]>>;
}

/** What a model said of some samples at one of its Targets: `samples × width` values, in scaled units. */
export interface ModelOutput {
  readonly columns: readonly string[];
  readonly values: Float32Array;
}

/** Data made ready for a model by a recipe: its samples, and what outputs for them mean. */
export interface PreparedTask<Predictions = unknown> {
  readonly source: SampleSource;
  readonly fitted: FittedData;
  /** The samples of a part whose truth the data really know. */
  scored(part: PartName): SampleIds;
  /** Measures outputs for the scored samples of a part, in the data's own units, beside every baseline. */
  evaluate(part: 'validation' | 'test', ids: SampleIds, outputs: readonly ModelOutput[]): Report;
  /** Every sample that can be asked about, those whose truth nobody knows yet included. */
  all(): SampleIds;
  /** What outputs for some samples mean, as rows for the reader. */
  predict(ids: SampleIds, outputs: readonly ModelOutput[]): Predictions;
}

/** Prepared data, or every reason why there are none; warnings come beside the result. */
export interface PrepareResult<Prepared = PreparedTask> {
  readonly prepared: Prepared | null;
  readonly problems: readonly Problem[];
}

export interface PrepareOptions {
  /** Scalings and vocabularies of an earlier training, used instead of fitting new ones. */
  readonly fitted?: FittedData;
  /** `whole` takes all rows as one test part: for predictions on new data. */
  readonly parts?: 'split' | 'whole';
}
