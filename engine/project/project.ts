import type { TaskChoice } from '../tasks';
import type { FittedData } from '../tasks/task';
import type { DataSignature } from '../tensors/dataSignature';
import type { Reading } from '../tables/reading';
import type { Graph, PortRef } from '../graph/graph';
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
  /** Fingerprint of the graph and task that these weights belong to. */
  readonly fingerprint: string;
}

/** Nodes that are shown as one, once folded. */
export interface NodeGroup {
  readonly id: string;
  readonly name: string;
  /** Ids of nodes, each in one group at most. */
  readonly members: readonly string[];
  /** The ports of members that the folded group shows. */
  readonly ports: readonly PortRef[];
}

/** A file of data that a project stands on. Where its bytes are is the host's affair. */
export interface Asset {
  /** Never a path. */
  readonly name: string;
  /** What it is read as. */
  readonly kind: 'table';
  /** Size in bytes; null while it is not known. */
  readonly bytes: number | null;
  /** SHA-256 of the bytes in lower-case hexadecimal; null while it is not known. Hosts compute it. */
  readonly sha256: string | null;
  /** How it is read, as it was found out or settled; without this it is found out. */
  readonly reading?: Partial<Reading>;
}

/** A project as the user knows it: all that one file holds, except the data's bytes. */
export interface Project {
  readonly name: string;
  readonly graph: Graph;
  readonly layout: Readonly<Record<string, NodePosition>>;
  readonly groups: readonly NodeGroup[];
  readonly task: TaskChoice;
  /** The data that the model was made for, where it came from elsewhere and has had no data yet; else null. */
  readonly expects: DataSignature | null;
  readonly training: TrainingSettings;
  /** The files of data, each name once; none while none is chosen. */
  readonly assets: readonly Asset[];
  /** Whether the bytes of the assets lie in the project file; else they are known by name, size and hash only. */
  readonly assetsInside: boolean;
  readonly trained: TrainedModel | null;
  /** Trainings of this project, the oldest first. */
  readonly runs: readonly RunRecord[];
}

/** The table that a project stands on; none while none is chosen. */
export function tableAsset({ assets }: Pick<Project, 'assets'>): Asset | undefined {
  return assets.find(({ kind }) => kind === 'table');
}

/** SHA-256 of the table that a project stands on; null while there is none or it is not known. */
export function tableHash(project: Pick<Project, 'assets'>): string | null {
  return tableAsset(project)?.sha256 ?? null;
}

/** The project on another table, or on what is now known of its own. */
export function withTable<P extends Pick<Project, 'assets'>>(project: P, table: Omit<Asset, 'kind'>): P {
  const others = project.assets.filter((asset) => asset !== tableAsset(project));
  return { ...project, assets: [{ ...table, kind: 'table' }, ...others] };
}

/** The figures of one finished epoch. Losses are in scaled units. */
export interface EpochRecord {
  /** Counted from 1. */
  readonly epoch: number;
  readonly loss: number;
  /** Null when there is no validation part. */
  readonly valLoss: number | null;
  /** Mean absolute error (numbers) or accuracy (classes) on the validation part, in scaled units. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly seconds: number;
  readonly sequencesPerSecond: number;
}

/** Why a training ended. */
export type TrainingEnd = 'completed' | 'earlyStopped' | 'stopped' | 'diverged';
