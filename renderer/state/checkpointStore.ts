import { type Graph, type Project, sameSettings, type TrainingSettings, tableHash } from '#engine';
import { create } from 'zustand';
import { modelFingerprint } from './modelFingerprint';

/** How far a training had come. */
export interface TrainingPlace {
  /** In progress, counted from 1. */
  readonly epoch: number;
  readonly epochs: number;
  /** Batches of that epoch that are done. */
  readonly batch: number;
  readonly batches: number;
  /** As the engine names it: a training goes on only on the engine on which it began. */
  readonly backend: string;
}

/** What a training was of: it can go on only with the same model, settings and data. */
export interface TrainingOrigin {
  readonly fingerprint: string;
  readonly settings: TrainingSettings;
  readonly dataHash: string | null;
}

/** A state from which a training that was interrupted can go on. */
export interface KeptCheckpoint {
  /** As the engine encodes it. */
  readonly bytes: Uint8Array;
  readonly place: TrainingPlace;
  readonly origin: TrainingOrigin;
}

/** The latest checkpoint of the document's training; null when none was interrupted and none runs. */
export const useCheckpoint = create<{ readonly kept: KeptCheckpoint | null }>(() => ({ kept: null }));

/** Keeps a checkpoint in the place of the last one. */
export function keepCheckpoint(kept: KeptCheckpoint): void {
  useCheckpoint.setState({ kept });
}

/** Forgets the checkpoint: the training has ended, or is given up. */
export function dropCheckpoint(): void {
  if (useCheckpoint.getState().kept) useCheckpoint.setState({ kept: null });
}

/** What a training of this project would be of. */
export function originOf(project: Project): TrainingOrigin {
  return { fingerprint: modelFingerprint(project), settings: project.training, dataHash: tableHash(project) };
}

/** Whether a training can go on with the project as it is now. */
export function fitsOrigin(origin: TrainingOrigin, project: Project): boolean {
  const now = originOf(project);
  return (
    origin.fingerprint === now.fingerprint &&
    origin.dataHash === now.dataHash &&
    sameSettings(now.settings, origin.settings)
  );
}

/** Whether two states of a project train alike, whatever their nodes are called and wherever they stand. */
export function trainsAlike(a: Project, b: Project): boolean {
  return a === b || fitsOrigin(originOf(withoutNames(a)), withoutNames(b));
}

/** Remembered, so that the fingerprints of the graphs are. */
const nameless = new WeakMap<Graph, Graph>();

function withoutNames(project: Project): Project {
  const { graph } = project;
  const known = nameless.get(graph) ?? { ...graph, nodes: graph.nodes.map((node) => ({ ...node, name: '' })) };
  nameless.set(graph, known);
  return { ...project, graph: known };
}
