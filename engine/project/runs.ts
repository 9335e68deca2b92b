import type { Phrase } from '../text/phrase';
import { gainOver, strongestOf } from '../reports/judge';
import type { Report, TargetReport } from '../reports/report';
import type { TrainingSettings } from '../optimizers/trainingSettings';
import { MAX_RUN_EPOCHS, MAX_RUNS } from './limits';
import type { EpochRecord, Project, TrainedModel, TrainingEnd } from './project';

/** Figures on the test part by name, errors of numbers in the data's own units; without those that could not be measured. */
export type RunMetrics = Readonly<Record<string, number>>;

/** How good one target was predicted, beside the baseline that was hardest to beat. */
export interface RunTarget {
  /** The column, by the user's name. */
  readonly name: string;
  readonly kind: 'number' | 'category';
  readonly unit: string;
  readonly sampleCount: number;
  /** Answers to one sample: the horizon, or 1. */
  readonly steps: number;
  readonly metrics: RunMetrics;
  /** Null when there was no baseline. */
  readonly baseline: {
    readonly id: string;
    readonly name: Phrase;
    readonly metrics: RunMetrics;
    /** How much smaller the error of the model is, as a share of this one's: RMSE, of classes error rate. */
    readonly betterBy: number | null;
  } | null;
  readonly copiesLastValue: boolean;
}

/** What is remembered of one training: enough to compare runs, without weights and without forecasts. */
export interface RunRecord {
  readonly id: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly startedAtMs: number;
  /** From start to end, pauses and evaluations included. */
  readonly seconds: number;
  readonly settings: TrainingSettings;
  /** Fingerprint of the graph and task that were trained. */
  readonly fingerprint: string;
  /** SHA-256 of the table that it was trained on; null while it was not known. */
  readonly dataHash: string | null;
  readonly parameterCount: number;
  readonly backend: string;
  readonly end: TrainingEnd;
  /** Counted from 1; 0 when no epoch was finished. */
  readonly bestEpoch: number;
  readonly epochCount: number;
  /** The epochs, or of a long run some at even distances, with the first, the best and the last. */
  readonly epochs: readonly EpochRecord[];
  readonly targets: readonly RunTarget[];
}

/** What a host knows of a training that has ended. */
export interface EndedRun
  extends Pick<RunRecord, 'id' | 'startedAtMs' | 'seconds' | 'settings' | 'dataHash' | 'parameterCount'> {
  readonly trained: Pick<TrainedModel, 'history' | 'end' | 'bestEpoch' | 'backend' | 'fingerprint'>;
  /** On the test part. */
  readonly evaluation: Report;
}

const measured = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;

/** The record of a training that has ended. */
export function makeRun(ended: EndedRun): RunRecord {
  const { id, startedAtMs, seconds, settings, dataHash, parameterCount, trained, evaluation } = ended;
  const { fingerprint, backend, end, bestEpoch } = trained;
  const history = storableEpochs(trained.history);
  return {
    ...{ id, startedAtMs, seconds, settings, fingerprint, dataHash, parameterCount, backend, end, bestEpoch },
    epochCount: trained.history.length,
    epochs: thinOut(history, bestEpoch),
    targets: evaluation.targets.map(runTarget),
  };
}

/** The project with this run as its latest. A run of the same id is replaced; the oldest make room when there are too many. */
export function addRun<P extends Pick<Project, 'runs'>>(project: P, run: RunRecord): P {
  const others = project.runs.filter((other) => other.id !== run.id);
  return { ...project, runs: [...others, run].slice(-MAX_RUNS) };
}

/** Epochs as JSON can hold them: without losses that are no number; a speed that could not be measured is 0. */
export function storableEpochs(epochs: readonly EpochRecord[]): readonly EpochRecord[] {
  return epochs
    .filter((epoch) => Number.isFinite(epoch.loss))
    .map((epoch) => ({
      ...epoch,
      valLoss: measured(epoch.valLoss ?? undefined),
      metrics: Object.fromEntries(Object.entries(epoch.metrics).filter(([, value]) => Number.isFinite(value))),
      seconds: measured(epoch.seconds) ?? 0,
      sequencesPerSecond: measured(epoch.sequencesPerSecond) ?? 0,
    }));
}

function thinOut(epochs: readonly EpochRecord[], bestEpoch: number): readonly EpochRecord[] {
  if (epochs.length <= MAX_RUN_EPOCHS) return epochs;
  // One place is left for the best epoch.
  const step = (epochs.length - 1) / (MAX_RUN_EPOCHS - 2);
  const kept = new Set(Array.from({ length: MAX_RUN_EPOCHS - 1 }, (_, i) => Math.round(i * step)));
  return epochs.filter((epoch, i) => kept.has(i) || epoch.epoch === bestEpoch);
}

function runTarget(target: TargetReport): RunTarget {
  const { name, unit, sampleCount, steps, measures, model, verdict } = target;
  const strongest = strongestOf(target);
  return {
    ...{ name, kind: measures[0] === 'rmse' ? 'number' : 'category', unit, sampleCount, steps },
    metrics: finite(model.metrics),
    baseline: strongest
      ? {
          id: strongest.id,
          name: strongest.name,
          metrics: finite(strongest.metrics),
          betterBy: measured(gainOver(strongest)),
        }
      : null,
    copiesLastValue: verdict.kind === 'copies',
  };
}

function finite(metrics: RunMetrics): RunMetrics {
  return Object.fromEntries(Object.entries(metrics).filter(([, value]) => Number.isFinite(value)));
}
