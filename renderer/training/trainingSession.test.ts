import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  DEFAULT_TRAINING,
  type Evaluation,
  fingerprint,
  type Graph,
  makeProblem,
  type Project,
  suggestRecipe,
  type Table,
  type TrainedModel,
  type TrainingEvent,
  type TrainingOutcome,
} from '#engine';
import { openDocument, useDocument } from '../state/documentStore';
import { emptyProject } from '../state/emptyProject';
import { setTraining } from '../state/editProject';
import { changeSettings, useSettings } from '../state/settingsStore';
import { showTrained, useTraining } from '../state/trainingStore';
import type { BackendReport, Outcome } from '../worker/trainingApi';
import { NoBackend, type TrainingClient } from '../worker/trainingClient';
import { WorkerEnded } from '../worker/workerHandle';
import { useCompute } from './computeStore';
import { createTrainingSession } from './createTrainingSession';

const table: Table = {
  fileName: 'waves.csv',
  rowCount: 200,
  lines: Uint32Array.from({ length: 200 }, (_, i) => i + 2),
  columns: [{ name: 'y', kind: 'number', values: Float64Array.from({ length: 200 }, (_, i) => Math.sin(i / 5)) }],
};
const recipe = { ...suggestRecipe(table), lookback: 5 };
const wires = [
  ['in', 'lstm'],
  ['lstm', 'dense'],
  ['dense', 'target'],
] as const;
const graph: Graph = {
  nodes: [
    { id: 'in', type: 'input', name: 'Input', params: {} },
    { id: 'lstm', type: 'lstm', name: 'LSTM', params: { units: 4 } },
    { id: 'dense', type: 'dense', name: 'Dense', params: { units: 1 } },
    { id: 'target', type: 'target', name: 'Target', params: {} },
  ],
  edges: wires.map(([from, to], i) => ({
    id: `edge-${i}`,
    from: { node: from, port: 'out' },
    to: { node: to, port: 'in' },
  })),
};
const project: Project = { ...emptyProject('Waves'), graph, recipe, training: DEFAULT_TRAINING, dataFile: 'waves.csv' };

const evaluation: Evaluation = { part: 'test', targets: [] };
const trained: TrainedModel = {
  topology: {},
  weightSpecs: [],
  weightData: new Uint8Array(),
  scalers: {},
  vocabularies: {},
  history: [],
  end: 'completed',
  bestEpoch: 1,
  backend: 'wasm',
  fingerprint: fingerprint(graph, recipe),
};
const outcome: TrainingOutcome = { trained, evaluation, end: 'completed', layerTimes: { lstm: 1.5 }, problems: [] };
const wasm: Extract<BackendReport, { ok: true }> = {
  ok: true,
  backend: 'wasm',
  device: { name: 'SIMD', software: false },
  startMs: 5,
};

/** A client whose training ends when the test says so. */
function fakeClient(more: Partial<TrainingClient> = {}) {
  const control = {
    send: (_events: readonly TrainingEvent[]): void => undefined,
    finish: (_outcome: Outcome<TrainingOutcome>): void => undefined,
    fail: (_error: Error): void => undefined,
  };
  const client: TrainingClient = {
    start: vi.fn(() => Promise.resolve({ backend: wasm, refused: [] })),
    probe: vi.fn<TrainingClient['probe']>((backend) => Promise.resolve({ ...wasm, backend })),
    train: vi.fn<TrainingClient['train']>((_job, onEvents) => {
      control.send = onEvents;
      return new Promise<Outcome<TrainingOutcome>>((resolve, reject) => {
        control.finish = resolve;
        control.fail = reject;
      });
    }),
    pause: vi.fn(),
    resume: vi.fn(),
    stop: vi.fn(),
    abandon: vi.fn(() => control.fail(new WorkerEnded('abandoned', 'The worker was ended.'))),
    evaluate: vi.fn(() => Promise.resolve({ ok: true as const, value: evaluation })),
    ...more,
  };
  return { client, control };
}

const status = () => useTraining.getState().status;
const running = async (client: TrainingClient) => {
  await vi.waitFor(() => expect(client.train).toHaveBeenCalled());
};
const open = (contents: { project?: Project; table?: Table | null } = {}) =>
  openDocument({ project, table, dataBytes: null, tableProblems: [], fileRef: null, ...contents });

beforeEach(() => {
  open();
  showTrained(null);
  changeSettings({ backend: 'auto', dockTab: 'training' });
  useCompute.setState({ starting: false, started: null, refused: [], reports: {}, probing: null });
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

describe('startTraining', () => {
  it('trains the document, shows what the worker tells, and keeps the weights in the document', async () => {
    const { client, control } = fakeClient();
    const session = createTrainingSession(client);
    const training = session.startTraining();
    expect(status()).toBe('preparing');
    await running(client);
    control.send([
      {
        kind: 'started',
        epochs: 3,
        batchesPerEpoch: 2,
        trainWindows: 9,
        validationWindows: 3,
        testWindows: 3,
        parameterCount: 7,
        backend: 'wasm',
      },
    ]);
    expect(status()).toBe('running');
    const record = { epoch: 1, loss: 0.5, valLoss: 0.4, metrics: {}, seconds: 1, sequencesPerSecond: 9 };
    control.send([{ kind: 'epoch', record, best: true, secondsLeft: 2 }]);
    control.finish({ ok: true, value: outcome });
    await training;
    expect(useTraining.getState()).toMatchObject({
      status: 'idle',
      end: 'completed',
      records: [record],
      bestEpoch: 1,
      evaluation,
    });
    expect(useTraining.getState().backend).toEqual({ name: 'wasm', adapter: 'SIMD' });
    expect(useDocument.getState().project.trained).toBe(trained);
    expect(useDocument.getState().history.past).toHaveLength(0);
    expect(useDocument.getState().dirty).toBe(true);
  });

  it('refuses a graph with mistakes: lists them, opens the Problems tab, and starts no worker', async () => {
    const edges = graph.edges.slice(0, 2);
    open({ project: { ...project, graph: { ...graph, edges } } });
    const { client } = fakeClient();
    await createTrainingSession(client).startTraining();
    expect(status()).toBe('idle');
    expect(useTraining.getState().problems.map((problem) => problem.code)).toContain('graph.danglingInput');
    expect(useSettings.getState().dockTab).toBe('problems');
    expect(client.start).not.toHaveBeenCalled();
  });

  it('refuses a document without data', async () => {
    open({ table: null });
    const { client } = fakeClient();
    await createTrainingSession(client).startTraining();
    expect(useTraining.getState().problems.length).toBeGreaterThan(0);
    expect(client.train).not.toHaveBeenCalled();
  });

  it('lists what the engine refuses', async () => {
    const { client, control } = fakeClient();
    const training = createTrainingSession(client).startTraining();
    await running(client);
    const problem = makeProblem('data.constantTarget', { column: 'y', value: 1 });
    control.finish({ ok: false, problems: [problem] });
    await training;
    expect(useTraining.getState()).toMatchObject({ status: 'idle', problems: [problem] });
    expect(useSettings.getState().dockTab).toBe('problems');
  });

  it('forgets a refusal once the document is changed: its problems are looked for anew', async () => {
    const { client, control } = fakeClient();
    const training = createTrainingSession(client).startTraining();
    await running(client);
    control.finish({ ok: false, problems: [makeProblem('data.constantTarget', { column: 'y', value: 1 })] });
    await training;
    setTraining({ epochs: 5 });
    expect(useTraining.getState().problems).toEqual([]);
  });

  it('says why no backend starts, and can train once one does', async () => {
    const refused = [{ ok: false as const, backend: 'webgpu' as const, failure: 'missing' as const, detail: '' }];
    const start = vi.fn<TrainingClient['start']>().mockRejectedValueOnce(new NoBackend(refused));
    start.mockResolvedValue({ backend: wasm, refused: [] });
    const { client, control } = fakeClient({ start });
    const session = createTrainingSession(client);
    await session.startTraining();
    expect(useTraining.getState().problems).toMatchObject([
      { code: 'training.backend', values: { backend: 'webgpu' } },
    ]);
    expect(useCompute.getState().refused).toEqual(refused);
    const training = session.startTraining();
    await running(client);
    control.finish({ ok: true, value: outcome });
    await training;
    expect(useTraining.getState().end).toBe('completed');
  });

  it('does not start a second training beside the first', async () => {
    const { client, control } = fakeClient();
    const session = createTrainingSession(client);
    const training = session.startTraining();
    await session.startTraining();
    await running(client);
    control.finish({ ok: true, value: outcome });
    await training;
    expect(client.train).toHaveBeenCalledTimes(1);
  });

  it('trains with the settings of the moment it started', async () => {
    const { client, control } = fakeClient();
    const training = createTrainingSession(client).startTraining();
    await running(client);
    setTraining({ epochs: 99 });
    expect(vi.mocked(client.train).mock.calls[0]?.[0].settings.epochs).toBe(DEFAULT_TRAINING.epochs);
    control.finish({ ok: true, value: outcome });
    await training;
    expect(useDocument.getState().project.training.epochs).toBe(99);
  });
});

describe('pause, resume and stop', () => {
  it('follow the worker, not the click', async () => {
    const { client, control } = fakeClient();
    const session = createTrainingSession(client);
    const training = session.startTraining();
    session.pause();
    expect(client.pause).not.toHaveBeenCalled();
    await running(client);
    control.send([{ kind: 'resumed' }]);
    session.pause();
    expect(client.pause).toHaveBeenCalledTimes(1);
    expect(status()).toBe('running');
    control.send([{ kind: 'paused' }]);
    expect(status()).toBe('paused');
    session.resume();
    control.send([{ kind: 'resumed' }]);
    expect(status()).toBe('running');
    session.stop();
    expect(status()).toBe('stopping');
    control.finish({ ok: true, value: { ...outcome, end: 'stopped' } });
    await training;
    expect(useTraining.getState()).toMatchObject({ status: 'idle', end: 'stopped' });
  });

  it('ends a training that does not answer when stop is asked for twice, and keeps the earlier weights', async () => {
    open({ project: { ...project, trained } });
    const { client } = fakeClient();
    const session = createTrainingSession(client);
    const training = session.startTraining();
    await running(client);
    session.stop();
    session.stop();
    await training;
    expect(status()).toBe('idle');
    expect(useTraining.getState().problems).toMatchObject([{ code: 'training.abandoned', severity: 'warning' }]);
    expect(useDocument.getState().project.trained).toBe(trained);
  });

  it('never reaches the worker when stopped while it is being prepared', async () => {
    const { client } = fakeClient();
    const session = createTrainingSession(client);
    const training = session.startTraining();
    session.stop();
    await training;
    expect(status()).toBe('idle');
    expect(client.train).not.toHaveBeenCalled();
    expect(useTraining.getState().problems).toEqual([]);
  });

  it('stop does nothing while nothing runs', () => {
    const { client } = fakeClient();
    createTrainingSession(client).stop();
    expect(client.stop).not.toHaveBeenCalled();
    expect(status()).toBe('idle');
  });
});

describe('when the worker crashes', () => {
  it('says so, keeps the document, and trains again', async () => {
    const { client, control } = fakeClient();
    const session = createTrainingSession(client);
    const training = session.startTraining();
    await running(client);
    control.fail(new WorkerEnded('crashed', 'out of memory'));
    await training;
    expect(useTraining.getState()).toMatchObject({
      status: 'idle',
      problems: [{ code: 'training.crashed', values: { reason: 'out of memory' } }],
    });
    expect(useDocument.getState().project).toBe(project);
    const again = session.startTraining();
    await vi.waitFor(() => expect(client.train).toHaveBeenCalledTimes(2));
    control.finish({ ok: true, value: outcome });
    await again;
    expect(useTraining.getState()).toMatchObject({ end: 'completed', problems: [] });
  });
});

describe('when another document is opened meanwhile', () => {
  it('ends the training and puts nothing into the new document', async () => {
    const { client } = fakeClient();
    const training = createTrainingSession(client).startTraining();
    await running(client);
    open({ project: { ...project, name: 'Other' } });
    await training;
    expect(client.abandon).toHaveBeenCalled();
    expect(status()).toBe('idle');
    expect(useTraining.getState().problems).toEqual([]);
    expect(useDocument.getState().project.trained).toBeNull();
  });
});

describe('refreshEvaluation', () => {
  it('evaluates weights that came with a document, once', async () => {
    open({ project: { ...project, trained } });
    const { client } = fakeClient();
    const session = createTrainingSession(client);
    await session.refreshEvaluation();
    await session.refreshEvaluation();
    expect(useTraining.getState().evaluation).toBe(evaluation);
    expect(client.evaluate).toHaveBeenCalledTimes(1);
  });

  it('does not evaluate weights that do not fit the model', async () => {
    open({ project: { ...project, trained: { ...trained, fingerprint: 'other' } } });
    const { client } = fakeClient();
    await createTrainingSession(client).refreshEvaluation();
    expect(client.evaluate).not.toHaveBeenCalled();
    expect(useTraining.getState().evaluation).toBeNull();
  });

  it('keeps what a training measured in sight when the model is changed afterwards', async () => {
    const { client, control } = fakeClient();
    const session = createTrainingSession(client);
    const training = session.startTraining();
    await running(client);
    control.finish({ ok: true, value: outcome });
    await training;
    useDocument.setState((state) => ({ project: { ...state.project, recipe: { ...recipe, lookback: 6 } } }));
    await session.refreshEvaluation();
    expect(useTraining.getState().evaluation).toBe(evaluation);
    expect(client.evaluate).not.toHaveBeenCalled();
  });

  it('measures again when units or seasons change', async () => {
    open({ project: { ...project, trained } });
    const { client } = fakeClient();
    const session = createTrainingSession(client);
    await session.refreshEvaluation();
    useDocument.setState((state) => ({ project: { ...state.project, recipe: { ...recipe, seasons: [12] } } }));
    await session.refreshEvaluation();
    expect(client.evaluate).toHaveBeenCalledTimes(2);
  });

  it('forgets an evaluation when its weights are gone', async () => {
    open({ project: { ...project, trained } });
    const { client } = fakeClient();
    const session = createTrainingSession(client);
    await session.refreshEvaluation();
    useDocument.setState({ project });
    await session.refreshEvaluation();
    expect(useTraining.getState().evaluation).toBeNull();
  });
});

describe('probeBackends', () => {
  it('tries each backend that is not known yet, one after another', async () => {
    const { client } = fakeClient();
    const session = createTrainingSession(client);
    await session.prepareBackend();
    await session.probeBackends();
    expect(vi.mocked(client.probe).mock.calls.map(([backend]) => backend)).toEqual(['webgpu', 'webgl', 'cpu']);
    expect(Object.keys(useCompute.getState().reports).sort()).toEqual(['cpu', 'wasm', 'webgl', 'webgpu']);
    await session.probeBackends();
    expect(client.probe).toHaveBeenCalledTimes(3);
  });

  it('leaves the processor to a running training', async () => {
    const { client, control } = fakeClient();
    const session = createTrainingSession(client);
    const training = session.startTraining();
    await running(client);
    await session.probeBackends();
    expect(client.probe).not.toHaveBeenCalled();
    control.finish({ ok: true, value: outcome });
    await training;
  });
});
