import type { DataRecipe } from '../tasks/forecasting/recipe';
import type { FittedData } from '../tasks/task';
import type { DataSignature } from '../tensors/dataSignature';
import type { Graph } from '../graph/graph';
import type { TrainingEnd, EpochRecord } from '../training/events';
import type { TrainingSettings } from '../optimizers/trainingSettings';
import type { RunRecord } from './runs';

/** Where a node stands on the canvas, in canvas pixels. */
export interface NodePosition {
  readonly x: number;
  readonly y: number;
}

/** One weight of the trained model, in the order of `TrainedModel.weightData`. */
export interface WeightSpec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'float32';
}

/** The backend of weights that were not trained here but came with a model from elsewhere. */
export const IMPORTED_BACKEND = 'imported';

/** What a training leaves behind: weights in tf.js format and all that turns raw rows into inputs and outputs into units. */
export interface TrainedModel extends FittedData {
  /** The tf.js Layers topology, as `model.json` holds it. */
  readonly topology: unknown;
  readonly weightSpecs: readonly WeightSpec[];
  /** The weights one after another, little-endian 32-bit floats. */
  readonly weightData: Uint8Array;
  readonly history: readonly EpochRecord[];
  readonly end: TrainingEnd;
  readonly bestEpoch: number;
  readonly backend: string;
  /** Fingerprint of the graph and recipe that these weights belong to. */
  readonly fingerprint: string;
}

/** A project as the user knows it: all that one file holds, except the data's bytes. */
export interface Project {
  readonly name: string;
  readonly graph: Graph;
  readonly layout: Readonly<Record<string, NodePosition>>;
  readonly recipe: DataRecipe;
  /** The data that the model was made for, where it came from elsewhere and has had no data yet; else null. */
  readonly expects: DataSignature | null;
  readonly training: TrainingSettings;
  /** Name of the data file, never a path; null while none is chosen. */
  readonly dataFile: string | null;
  /** SHA-256 of the data file's bytes in lower-case hexadecimal; null while it is not known. Hosts compute it. */
  readonly dataHash: string | null;
  /** Bytes of the data file; null while it is not known. */
  readonly dataSize: number | null;
  /** Whether the data file's bytes lie in the project file; else it is known by name, size and hash only. */
  readonly dataInside: boolean;
  readonly trained: TrainedModel | null;
  /** Trainings of this project, the oldest first. */
  readonly runs: readonly RunRecord[];
}
