import { expose, type ProxyMarked, type Remote, releaseProxy, transfer } from 'comlink';
import {
  type Evaluation,
  evaluateTrained,
  measureStep,
  type TrainedJob,
  type TrainingJob,
  type TrainingOutcome,
  train,
  UserError,
} from '#engine';
import type { BackendName } from './backendName';
import { createEventBatcher } from './eventBatcher';
import { createRunControl, createTaskQueue, type RunControl } from './runControl';
import { kernelsInUse, MissingInterface, startBackend, WrongResult } from './startBackend';
import { tf } from './tensorflow';
import type { BackendFailure, BackendReport, EventSink, Outcome, TrainingApi } from './trainingApi';

// A screen shows a new figure ten times a second; more would only be work for the page.
const EVENT_INTERVAL_MS = 100;

const nextTask = createTaskQueue();
const timer = {
  now: () => performance.now(),
  after: (delayMs: number, callback: () => void) => {
    const id = setTimeout(callback, delayMs);
    return () => clearTimeout(id);
  },
};

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

async function settle<Value>(work: () => Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof UserError) return { ok: false, problems: error.problems };
    throw error;
  }
}

/** The memory that a result can hand over instead of copying it. */
function buffersOf({ trained, evaluation }: TrainingOutcome): ArrayBuffer[] {
  return [trained.weightData.buffer as ArrayBuffer, ...evaluationBuffers(evaluation)];
}

function evaluationBuffers({ targets }: Evaluation): ArrayBuffer[] {
  const arrays = targets.flatMap((target) => [
    target.actual,
    target.predicted,
    target.times,
    ...target.baselines.map((baseline) => baseline.predicted),
  ]);
  // Two arrays may share their memory, and a list with the same buffer twice is refused.
  return [...new Set(arrays.map((array) => array.buffer as ArrayBuffer))];
}

const api: TrainingApi = {
  start: (backend) => (started ??= reportStart(backend)),
  measure: (job, limitMs, lostMs) =>
    settle(() => measureStep(tf, job, { clock: timer, limitMs, lostMs, kernels: kernelsInUse() })),
  train: async (job: TrainingJob, onEvents: EventSink & ProxyMarked) => {
    const control = createRunControl(nextTask);
    run = control;
    let delivered: Promise<void> = Promise.resolve();
    const send: EventSink = (events) => {
      // What the page does with events is no matter of the training's.
      delivered = Promise.resolve(onEvents(events)).catch(() => undefined);
    };
    const batcher = createEventBatcher(send, EVENT_INTERVAL_MS, timer);
    const clock = { now: timer.now, yieldToEvents: control.yieldToEvents };
    try {
      const outcome = await settle(() =>
        train(tf, job, { clock, control, onEvent: batcher.add, kernels: kernelsInUse() }),
      );
      return outcome.ok ? transfer(outcome, buffersOf(outcome.value)) : outcome;
    } finally {
      batcher.flush();
      run = null;
      // Events and the result travel on two channels; the page must not see the end before the last epoch.
      await delivered;
      (onEvents as unknown as Remote<EventSink>)[releaseProxy]();
    }
  },
  pause: () => run?.pause(),
  resume: () => run?.resume(),
  stop: () => run?.stop(),
  evaluate: async (job: TrainedJob, part: Evaluation['part']) => {
    const outcome = await settle(() => evaluateTrained(tf, job, part, kernelsInUse()));
    return outcome.ok ? transfer(outcome, evaluationBuffers(outcome.value)) : outcome;
  },
};

expose(api);
