import { expose } from 'comlink';
import {
  type Checkpoint,
  curveOf,
  decodeCheckpoint,
  encodeCheckpoint,
  type Report,
  evaluateTrained,
  measureStep,
  type TrainedJob,
  type TrainingJob,
  train,
} from '#engine';
import type { BackendName } from './backendName';
import { EventBatcher } from './EventBatcher';
import { createTaskQueue, RunControl } from './runControl';
import { kernelsInUse, MissingInterface, startBackend, WrongResult } from './startBackend';
import { tf } from './tensorflow';
import { handOver, outcomeOf } from './outcome';
import type { BackendFailure, BackendReport, TrainingApi, TrainOptions } from './trainingApi';
import { postTraining } from './trainingMessages';

// A screen shows a new figure ten times a second; more would only be work for the page.
const EVENT_INTERVAL_MS = 100;

const nextTask = createTaskQueue();
const now = (): number => performance.now();

let started: Promise<BackendReport> | null = null;
let run: RunControl | null = null;

async function reportStart(backend: BackendName): Promise<BackendReport> {
  const startedAt = performance.now();
  try {
    const device = await startBackend(backend);
    return { ok: true, backend, device, startMs: performance.now() - startedAt };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { ok: false, backend, failure: failureOf(error), detail };
  }
}

function failureOf(error: unknown): BackendFailure {
  if (error instanceof MissingInterface) return 'missing';
  return error instanceof WrongResult ? 'wrongResult' : 'failed';
}

function evaluationArrays({ targets }: Report): ArrayBufferView[] {
  return targets.flatMap((target) => {
    const curve = curveOf(target);
    if (!curve) return [];
    const places = curve.at.kind === 'name' ? [] : [curve.at.values];
    return [...places, ...curve.lines.map(({ values }) => values)];
  });
}

const api: TrainingApi = {
  start: (backend) => (started ??= reportStart(backend)),
  measure: (job, limitMs, lostMs) =>
    outcomeOf(() => measureStep(tf, job, { clock: { now }, limitMs, lostMs, kernels: kernelsInUse() })),
  train: async (job: TrainingJob, { checkpointEveryMs, resume }: TrainOptions) => {
    const control = new RunControl(nextTask);
    run = control;
    const batcher = new EventBatcher(
      (events) => postTraining(globalThis, { training: 'events', events }),
      EVENT_INTERVAL_MS,
    );
    const clock = { now, yieldToEvents: () => control.yieldToEvents() };
    const backend = (await started)?.backend;
    if (!backend) throw new Error('No backend was started.');
    const onCheckpoint = (checkpoint: Checkpoint): void => {
      const { epoch, batch, batches, settings } = checkpoint;
      const summary = { epoch, epochs: settings.epochs, batch, batches, backend };
      postTraining(globalThis, { training: 'checkpoint', bytes: encodeCheckpoint(checkpoint), summary });
    };
    try {
      const outcome = await outcomeOf(() =>
        train(tf, job, {
          ...{ clock, control, onEvent: batcher.add, kernels: kernelsInUse() },
          ...(checkpointEveryMs !== null && { checkpoint: { everyMs: checkpointEveryMs, onCheckpoint } }),
          ...(resume && { resume: decodeCheckpoint(resume) }),
        }),
      );
      if (!outcome.ok) return outcome;
      const { trained, evaluation } = outcome.value;
      return handOver(outcome, [trained.weightData, ...evaluationArrays(evaluation)]);
    } finally {
      // The answer is posted after this, by the same way: the page sees the last epoch first.
      batcher.flush();
      run = null;
    }
  },
  pause: () => run?.pause(),
  resume: () => run?.resume(),
  stop: () => run?.stop(),
  evaluate: async (job: TrainedJob, part: Report['part']) => {
    const outcome = await outcomeOf(() => evaluateTrained(tf, job, part, kernelsInUse()));
    return outcome.ok ? handOver(outcome, evaluationArrays(outcome.value)) : outcome;
  },
};

expose(api);
