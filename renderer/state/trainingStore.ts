import type { EpochRecord, Report, Graph, Problem, Project, TrainedModel, TrainingEnd, TrainingEvent } from '#engine';
import { create } from 'zustand';
import type { BackendChoice } from './settingsStore';

/** `stopping` lasts from the click on Stop to the end of the batch in progress. */
export type TrainingStatus = 'idle' | 'preparing' | 'running' | 'paused' | 'stopping';

/** What computes, once it is known. */
export interface BackendInUse {
  readonly name: Exclude<BackendChoice, 'auto'>;
  /** The device in words, where the browser tells: “Intel Iris Xe”. */
  readonly adapter: string | null;
}

type EventOf<Kind extends TrainingEvent['kind']> = Extract<TrainingEvent, { kind: Kind }>;

/** The training in progress, or the last one of this document. Filled from the worker; charts and header read it. */
export interface TrainingState {
  readonly status: TrainingStatus;
  /** The project as it was when the training began; null while none has. */
  readonly subject: Project | null;
  /** What `started` told; null until then. */
  readonly plan: EventOf<'started'> | null;
  /** The latest batch; null between trainings. */
  readonly batch: EventOf<'batch'> | null;
  readonly records: readonly EpochRecord[];
  readonly bestEpoch: number | null;
  readonly secondsLeft: number | null;
  /** The latest evaluation on the test part, and the epoch it belongs to (null: of the kept weights). */
  readonly evaluation: Report | null;
  readonly evaluatedEpoch: number | null;
  /** How the last training ended; null while one runs or none has. */
  readonly end: TrainingEnd | null;
  /** Problems of the last training: why it did not start, or what its end says. */
  readonly problems: readonly Problem[];
  readonly backend: BackendInUse | null;
  /** How long each layer takes in a training step, and the graph that was measured; null until one was. */
  readonly layerTimes: { readonly graph: Graph; readonly milliseconds: Readonly<Record<string, number>> } | null;
}

const IDLE = {
  status: 'idle',
  subject: null,
  plan: null,
  batch: null,
  records: [],
  bestEpoch: null,
  secondsLeft: null,
  evaluation: null,
  evaluatedEpoch: null,
  end: null,
  problems: [],
  layerTimes: null,
} as const satisfies Omit<TrainingState, 'backend'>;

/** The training's store. */
export const useTraining = create<TrainingState>(() => ({ ...IDLE, backend: null }));

/** Forgets the last training; for a document that was trained before, shows that training's history. */
export function showTrained(trained: TrainedModel | null): void {
  useTraining.setState({
    ...IDLE,
    ...(trained && { records: trained.history, bestEpoch: trained.bestEpoch, end: trained.end }),
  });
}

/** Shows how far a training had come that was interrupted and can go on. */
export function showInterrupted(records: readonly EpochRecord[], bestEpoch: number | null): void {
  useTraining.setState({ ...IDLE, records, bestEpoch });
}

/** A training of this project begins: the worker is being prepared, nothing is known yet. */
export function beginTraining(subject: Project | null = null): void {
  useTraining.setState({ ...IDLE, status: 'preparing', subject });
}

/** Takes in what the worker tells. */
export function receiveEvent(event: TrainingEvent): void {
  useTraining.setState((state) => reduceEvent(state, event));
}

function reduceEvent(state: TrainingState, event: TrainingEvent): Partial<TrainingState> {
  // A stop that was asked for stays in sight until the training has ended.
  const running = state.status === 'stopping' ? 'stopping' : 'running';
  switch (event.kind) {
    case 'started':
      return {
        status: running,
        plan: event,
        ...(event.resumed && { records: event.resumed.history, bestEpoch: event.resumed.bestEpoch || null }),
      };
    case 'batch':
      return { batch: event, secondsLeft: event.secondsLeft };
    case 'epoch':
      return {
        records: [...state.records, event.record],
        secondsLeft: event.secondsLeft,
        ...(event.best && { bestEpoch: event.record.epoch }),
      };
    case 'evaluated':
      return { evaluation: event.evaluation, evaluatedEpoch: event.epoch };
    case 'paused':
      return state.status === 'stopping' ? {} : { status: 'paused' };
    case 'resumed':
      return { status: running };
  }
}

/** Shows that a stop was asked for. */
export function markStopping(): void {
  useTraining.setState((state) => (state.status === 'idle' ? state : { status: 'stopping' }));
}

/** The training has ended by itself, by a stop, or because the loss diverged. */
export function endTraining(end: TrainingEnd, evaluation: Report | null, problems: readonly Problem[]): void {
  useTraining.setState((state) => ({
    status: 'idle',
    end,
    problems,
    batch: null,
    secondsLeft: null,
    ...(evaluation && { evaluation, evaluatedEpoch: state.bestEpoch }),
  }));
}

/** Keeps what was measured of a graph's layers. */
export function setLayerTimes(graph: Graph, milliseconds: Readonly<Record<string, number>>): void {
  useTraining.setState({ layerTimes: { graph, milliseconds } });
}

/** The training could not start or go on. */
export function failTraining(problems: readonly Problem[]): void {
  useTraining.setState({ status: 'idle', problems, batch: null, secondsLeft: null });
}

/** The evaluation of a model that was trained before and has been opened from a file. */
export function setEvaluation(evaluation: Report | null): void {
  useTraining.setState({ evaluation, evaluatedEpoch: null });
}

/** What computes, told by the worker; null while it is not known. */
export function setBackendInUse(backend: BackendInUse | null): void {
  useTraining.setState({ backend });
}
