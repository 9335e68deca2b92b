import type { Random } from '../random/random';
import type { DataSignature } from '../tensors/dataSignature';

export type PartName = 'train' | 'validation' | 'test';

/** One part of the samples: those that are trained on, those that choose the best epoch, or those that judge. */
export interface PartInfo {
  readonly samples: number;
}

/**
 * Some samples, by their numbers. What a number means is the source's affair; so is everything that belongs to a sample, such
 * as its length.
 */
export type SampleIds = Uint32Array;

/** In which order a pass visits the samples of a part, and how many at a time. A source may know more orders than it is asked for. */
export interface BatchOrder {
  readonly kind: 'inOrder' | 'shuffled';
  readonly batchSize: number;
}

/** What one Input of a model reads of each sample: input specs by name, side by side along a last axis. */
export interface InputReading {
  /** `codes` are whole numbers of one spec, without an axis of their own. */
  readonly form: 'numbers' | 'codes';
  readonly features: readonly string[];
}

/** What one Target of a model is held against: target specs by name, side by side along a last axis. */
export interface TargetReading {
  readonly columns: readonly string[];
  /** Numbers as they are, classes as one-hot rows, or the code of a class as one number. */
  readonly truth: 'values' | 'oneHot' | 'code';
  /** Whether one-hot rows are multiplied by weights that make every class of the training part count alike. */
  readonly balanced?: boolean;
}

/** All that a model reads, in the order of its inputs and outputs. */
export interface ModelReading {
  readonly inputs: readonly InputReading[];
  readonly outputs: readonly TargetReading[];
}

/** A stretch of an array, from `at` on, that takes the values of one Input or Target. */
export interface BatchBuffer {
  readonly values: Float32Array | Int32Array;
  readonly at: number;
  /** Of a masked target: takes 1 for each step that counts and 0 for a padded one, as many as there are steps. */
  readonly weights?: Float32Array;
}

/** Where a batch goes. */
export interface BatchBuffers {
  /** How inputs lie: sample by sample, or first by time and then by sample. Truths always lie sample by sample. */
  readonly layout: 'sampleFirst' | 'timeFirst';
  readonly inputs: readonly BatchBuffer[];
  /** One for each output; none where only the inputs are wanted. */
  readonly targets: readonly BatchBuffer[];
}

/** Writes batches for one model, which was looked up once. */
export interface SampleWriter {
  /** Shapes of one sample, without the batch axis: by input `[timesteps, features]`, for codes `[timesteps]`. */
  readonly inputShapes: readonly (readonly number[])[];
  /** Shapes of one sample's truth, by output. */
  readonly targetShapes: readonly (readonly number[])[];
  /** By output, whether its truth comes with weights. */
  readonly masked: readonly boolean[];
  /** Fills the buffers with these samples, one after another. */
  write(ids: SampleIds, into: BatchBuffers): void;
}

/**
 * All that training, kernels, timings and forecasts know of data: what a sample is made of (`inputs` and `targets`), which
 * samples there are, in which batches they come, and how they get into memory.
 */
export interface SampleSource extends DataSignature {
  readonly parts: Readonly<Record<PartName, PartInfo>>;
  /** All samples of a part, in the order of the data. */
  ids(part: PartName): SampleIds;
  /** Batches of one pass. */
  batchCount(part: PartName, order: BatchOrder): number;
  /**
   * The batches of one pass over a part. The same state of `random` gives the same batches, so that a pass that was interrupted
   * is taken up by asking again from the state at its start.
   */
  batches(part: PartName, order: BatchOrder, random: Random): Iterable<SampleIds>;
  /** Looks up what a model reads. Throws where it reads what the source does not have. */
  open(model: ModelReading): SampleWriter;
}
