import type { ScalingName } from '../scaler';

/** How a table of recordings becomes samples: which columns play which role, and how they are cut, split and prepared. */
export interface SequenceRecipe {
  /** The column that tells which recording a row belongs to. */
  readonly series: string | null;
  /** The column of classes; constant in a recording, or told row by row. */
  readonly label: string | null;
  /** The column that orders the rows of a recording, or null to take them in file order. */
  readonly order: string | null;
  readonly features: readonly string[];
  readonly scaling: ScalingName;
  /** Whether a sample is a whole recording, or a window of one. */
  readonly samples: 'recordings' | 'windows';
  /**
   * Whether each sample has a class, a window that of its last step, or each step of it has its own. A recipe that does not say
   * means the sample's.
   */
  readonly classOf?: 'sample' | 'step';
  /** Steps of a sample. What has fewer is padded; of a recording that has more, the last ones are taken. */
  readonly length: number;
  /** Steps from the start of a window to that of the next. */
  readonly stride: number;
  /**
   * The column that says `train`, `validation` or `test` of each recording, where the parts are given; where it names no
   * validation part, one is drawn from the training part.
   */
  readonly parts: string | null;
  /** Shares of the recordings; what is left is the test part. A recording lies wholly in one part. */
  readonly split: { readonly train: number; readonly validation: number };
  /** Whether every part shows the classes in the same shares. */
  readonly stratified: boolean;
  /** Of the draw of recordings. */
  readonly seed: number;
}

/** The recipe of a project that has no data yet. */
export const EMPTY_SEQUENCE_RECIPE: SequenceRecipe = {
  series: null,
  label: null,
  order: null,
  features: [],
  scaling: 'standard',
  samples: 'recordings',
  length: 100,
  stride: 50,
  parts: null,
  split: { train: 0.7, validation: 0.15 },
  stratified: true,
  seed: 42,
};
