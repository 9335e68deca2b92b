import type { Graph } from '../graph/graph';
import type { Check } from '../problem/jsonChecks';
import type { Problem } from '../problem/problem';
import type { Report } from '../reports/report';
import type { PartName, SampleIds, SampleSource } from '../samples/sampleSource';
import type { Table } from '../tables/table';
import type { DataSignature } from '../tensors/dataSignature';
import type { FieldTable } from '../text/csvText';
import type { FittedScaler } from './scaler';
import type { TaskExports } from './taskExports';

export type { FittedScaler };

/** Shares of the training and the validation part. */
export interface SplitShares {
  readonly train: number;
  readonly validation: number;
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
export interface PreparedTask {
  readonly source: SampleSource;
  readonly fitted: FittedData;
  /** The samples of a part whose truth the data really know. */
  scored(part: PartName): SampleIds;
  /** Measures outputs for the scored samples of a part, in the data's own units, beside every baseline. */
  evaluate(part: 'validation' | 'test', ids: SampleIds, outputs: readonly ModelOutput[]): Report;
  /** Every sample that can be asked about, those whose truth nobody knows yet included. */
  all(): SampleIds;
  /** What outputs for some samples mean, as a table for the reader. */
  predict(ids: SampleIds, outputs: readonly ModelOutput[]): FieldTable;
  /** Outputs for some samples in full: to hold another program's against. */
  inFull(ids: SampleIds, outputs: readonly ModelOutput[]): readonly FullOutput[];
}

/** What a trained model says of one column over some samples, in full. */
export interface FullOutput {
  readonly column: string;
  /** Numbers in the data's own units, or for a column of classes how probable each of them is. */
  readonly kind: 'numbers' | 'probabilities';
  /** Sample by sample; within a sample step by step, or class by class. One number for two classes is that of the second. */
  readonly values: Float64Array;
  /** Values of one sample: the horizon, or the number of classes. */
  readonly width: number;
  /**
   * By sample, what its values say something beyond: the last value of the window where the model forecasts changes, the
   * column's mean where it forecasts values, 0 for probabilities.
   */
  readonly known: Float64Array;
  /** How far the column itself is from that, as a root mean square over all rows; 1 for probabilities. */
  readonly spread: number;
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

/**
 * All that is known of a kind of work: what its recipe says and how a table becomes samples by it. A recipe is plain data, saved
 * with the project.
 */
export interface Task<Id extends string = string, Recipe = unknown, Prepared extends PreparedTask = PreparedTask> {
  readonly id: Id;
  /** What a recipe looks like in a project file. */
  readonly schema: Check<Recipe>;
  /** The recipe of a project that has no data yet. */
  readonly emptyRecipe: Recipe;
  /** A sensible first recipe for a table. */
  suggest(table: Table): Recipe;
  /** Whether a table plainly looks made for this task; one that no task recognizes is for the first of them. */
  recognizes?(table: Table): boolean;
  /** The columns of the data that a recipe names; and those of them that something is fitted to. */
  columns(recipe: Recipe): readonly string[];
  fittedColumns(recipe: Recipe): readonly string[];
  /** The part of a recipe that shapes what the model sees: weights belong to it. */
  shaping(recipe: Recipe): readonly unknown[];
  /** The shares by which a recipe divides the data, the rest being the test part; null where the data say the parts themselves. */
  drawnSplit(recipe: Recipe): SplitShares | null;
  /** What a graph needs to know of the data. Cheap, and never fails: what is of no use is left out, and `prepare` says why. */
  describe(table: Table, recipe: Recipe): DataSignature;
  /** The same without the data, from what a training fitted to them. */
  describeFitted(recipe: Recipe, fitted: FittedData): DataSignature;
  /**
   * Prepares a table. Everything fitted is fitted on the training part alone, so that nothing of the later parts leaks into it.
   * Reports all problems at once.
   */
  prepare(table: Table, recipe: Recipe, options?: PrepareOptions): PrepareResult<Prepared>;
  /** The least model that can learn from such data. */
  startingGraph(signature: DataSignature): Graph;
  /** What exports say and make of its projects; without it they say less, and programs are refused by name. */
  readonly exported?: TaskExports<Recipe, Prepared>;
}
